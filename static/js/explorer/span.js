// The years: first and last, and the named periods as a tap.
import { element, fragment } from "../dom.js";

export class Span extends EventTarget {
  /** @param {object} data years and periods of the edition, words */
  constructor({ years: [first, last], periods, words }) {
    super();
    this.bounds = { from: first, to: last };
    this.from = this.box("from", words.from);
    this.to = this.box("to", words.to);
    this.presets = [{ from: first, to: last, title: { text: words.all } }];
    for (const { start, end, title } of periods) {
      this.presets.push({ from: Math.max(start, first), to: Math.min(end, last), title });
    }
    for (const preset of this.presets) preset.button = this.button(preset);
    this.node = element(
      "section",
      { class: "span", "aria-labelledby": "span-title" },
      element("h2", { id: "span-title" }, words.years),
      element("div", { class: "span-years" }, this.from.parentNode, this.to.parentNode),
      element("div", { class: "span-periods" }, ...this.presets.map((preset) => preset.button)),
    );
  }

  box(name, label) {
    const select = element("select", { "data-span": name, autocomplete: "off" });
    for (let year = this.bounds.from; year <= this.bounds.to; year += 1) {
      select.append(element("option", { value: year }, String(year)));
    }
    select.addEventListener("change", () => this.changed(name));
    element("label", {}, element("span", {}, label), select);
    return select;
  }

  button({ from, to, title }) {
    const button = element("button", { type: "button", class: "span-period" }, fragment("span", title));
    button.addEventListener("click", () => this.tell({ from, to }));
    return button;
  }

  /** An end moved past the other one takes it along. */
  changed(name) {
    let [from, to] = [Number(this.from.value), Number(this.to.value)];
    if (from > to && name === "from") to = from;
    if (from > to && name === "to") from = to;
    this.tell({ from, to });
  }

  tell(span) {
    this.dispatchEvent(new CustomEvent("chosen", { detail: span }));
  }

  update({ from, to }) {
    this.from.value = from;
    this.to.value = to;
    for (const preset of this.presets) {
      preset.button.setAttribute("aria-pressed", String(preset.from === from && preset.to === to));
    }
  }
}
