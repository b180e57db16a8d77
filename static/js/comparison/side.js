// The head of one side of a comparison: its years with a stepper, or its layer to choose.
import { element } from "../dom.js";
import { symbol } from "../map/symbols.js";
import { spanMoved, spanWithin, spanWords } from "../map/time.js";

export class ComparisonSide {
  /**
   * @param {object} config years [first, last], layers ({id, text, lang}), words
   * @param {string} name which map this is, for those who hear the buttons
   * @param {{span: function, layer: function}} set what a choice does
   */
  constructor({ years, layers, words }, name, set) {
    Object.assign(this, { years, words, name, set });
    this.heading = element("h2", { class: "comparison-heading" });
    this.slider = element("input", { type: "range", class: "comparison-slider", min: years[0], max: years[1], step: 1, "aria-label": `${name}: ${words.year}` });
    this.slider.addEventListener("input", () => this.slide(Number(this.slider.value)));
    const options = layers.map(({ id, text, lang }) => element("option", { value: id, lang }, text));
    this.select = element("select", { class: "comparison-select", "aria-label": `${name}: ${words.layer}`, autocomplete: "off" }, ...options);
    this.select.addEventListener("change", () => set.layer(this.select.value));
    this.symbol = element("span", { class: "comparison-symbol" });
    this.time = element("span", { class: "comparison-time" });
    this.back = this.button("−", words.back, -1);
    this.forward = this.button("+", words.forward, 1);
    this.chooser = element("div", { class: "comparison-chooser" }, this.symbol, this.select, this.time);
    this.head = element("div", { class: "comparison-head" }, this.back, this.heading, this.forward, this.slider, this.chooser);
  }

  button(sign, label, by) {
    const attributes = { type: "button", class: "time-button time-sign", "aria-label": `${this.name}: ${label}` };
    return element("button", { ...attributes, onclick: () => this.step(by) }, sign);
  }

  step(by) {
    const [first] = this.years;
    const moved = this.span ? spanMoved(this.span, by, this.years) : { from: first, to: first };
    if (moved) this.set.span(moved);
  }

  /** The first year moves; a range keeps its length as far as the edition's years allow. */
  slide(year) {
    const length = this.span ? this.span.to - this.span.from : 0;
    this.set.span(spanWithin({ from: year, to: year + length }, this.years));
  }

  /**
   * @param {?{from, to}} span the years of this side; null for all of them
   * @param {?object} layer the layer this side shows; null where all are shown
   */
  show(span, layer) {
    this.span = span;
    const years = span ? spanWords(span) : this.words.all;
    for (const part of [this.back, this.forward, this.slider]) part.hidden = layer !== null;
    this.chooser.hidden = layer === null;
    this.heading.classList.toggle("unseen", layer !== null);
    this.slider.value = span?.from ?? this.years[0];
    this.slider.setAttribute("aria-valuetext", years);
    this.time.textContent = years;
    if (layer) {
      this.select.value = layer.id;
      this.symbol.replaceChildren(symbol(layer.style));
    }
    this.title = layer ? this.select.selectedOptions[0].textContent : years;
    this.heading.textContent = this.title;
  }
}
