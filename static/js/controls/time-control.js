// The years: a slider with steps, play, presets of the periods and a range; drag, tap and arrow
// keys come from the browser's own slider. Everything is computed in the page.
import { element } from "../dom.js";
import { sessionOf } from "../map/session.js";
import { spanMoved, spanWithin, spanWords } from "../map/time.js";
import { drawAxis, drawYears } from "./time-axis.js";
import { TimeStatus } from "./time-status.js";

const STEP = 1200;

export class TimeControl {
  /**
   * @param {object} config place (id of the section), years [first, last], periods with start,
   *   end and title, series ({label, points: [[moment, value]]} or null), words
   */
  constructor(config) {
    Object.assign(this, config);
    [this.first, this.last] = config.years;
  }

  addTo(map) {
    this.session = sessionOf(map);
    this.session.span = spanWithin(this.session.span, this.years);
    this.section = document.getElementById(this.place);
    this.section.append(this.buttons(), this.axis());
    this.section.style.setProperty("--years", this.last + 1 - this.first);
    this.status = new TimeStatus(this.section, this.words).addTo(this.session);
    this.session.on("time", () => this.show());
    // Whoever opens a place reads: the years wait.
    this.session.on("choose", () => this.stop());
    this.show();
    // The control has taken its room from the map.
    map.invalidateSize({ animate: false });
    return this;
  }

  buttons() {
    const { words } = this;
    this.all = button(words.all, () => this.showAll(), { "aria-pressed": "false" });
    this.playing = button("▶", () => this.toggle(), { "aria-label": words.play, class: "time-button time-sign" });
    this.year = element("span", { class: "time-year" });
    this.range = button(words.range, () => this.widen(), { "aria-pressed": "false" });
    this.presets = this.periods.map((period) => this.preset(period));
    return element(
      "div",
      { class: "time-buttons" },
      this.all,
      this.playing,
      button("−", () => this.step(-1), { "aria-label": words.back, class: "time-button time-sign" }),
      this.year,
      button("+", () => this.step(1), { "aria-label": words.forward, class: "time-button time-sign" }),
      element("div", { class: "time-presets", role: "group", "aria-label": words.periods }, ...this.presets, this.range),
    );
  }

  /** A period by its years; who hears the button hears them too, and the period's name. */
  preset({ start, end, title }) {
    const years = `${start}–${String(end % 100).padStart(2, "0")}`;
    const attributes = { title, "aria-label": `${years} ${title}`, "aria-pressed": "false" };
    return button(years, () => this.set({ from: start, to: end }), attributes);
  }

  axis() {
    const { words } = this;
    this.from = this.slider(words.year, (year) => ({ from: year, to: Math.max(year, this.isRange ? this.upper : year) }));
    this.to = this.slider(words.to, (year) => ({ from: Math.min(this.lower, year), to: year }));
    return element(
      "div",
      { class: "time-axis" },
      this.series ? element("p", { class: "time-caption" }, `${this.series.label}; ${words.gap}`) : null,
      drawAxis(this.years, this.series, words.gap),
      element("div", { class: "time-sliders" }, this.from, this.to),
      drawYears(this.years),
    );
  }

  slider(label, spanOf) {
    const input = element("input", { type: "range", min: this.first, max: this.last, step: 1, "aria-label": label, class: "time-slider" });
    input.addEventListener("input", () => this.set(spanOf(Number(input.value))));
    return input;
  }

  get lower() {
    return this.session.span?.from ?? this.first;
  }

  get upper() {
    return this.session.span?.to ?? this.first;
  }

  get isRange() {
    return this.lower !== this.upper && this.session.span !== null;
  }

  showAll() {
    this.stop();
    this.set(null);
  }

  set(span) {
    this.session.setSpan(spanWithin(span, this.years));
  }

  /** One year on or back, from wherever the control stands; a range moves as a whole. */
  step(by) {
    const { span } = this.session;
    if (!span) return this.set({ from: this.first, to: this.first });
    const moved = spanMoved(span, by, this.years);
    if (moved) this.set(moved);
    return undefined;
  }

  /** From one year to a range of five and back to its first year. */
  widen() {
    const year = this.lower;
    this.set(this.isRange ? { from: year, to: year } : { from: year, to: Math.min(year + 4, this.last) });
  }

  toggle() {
    if (this.timer) return this.stop();
    if (!this.session.span || this.upper === this.last) this.set({ from: this.first, to: this.first });
    this.timer = setInterval(() => (this.upper === this.last ? this.stop() : this.step(1)), STEP);
    return this.showPlaying();
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.showPlaying();
  }

  showPlaying() {
    this.playing.textContent = this.timer ? "❚❚" : "▶";
    this.playing.setAttribute("aria-label", this.timer ? this.words.pause : this.words.play);
  }

  show() {
    const { span } = this.session;
    this.section.classList.toggle("is-all", !span);
    this.to.hidden = !this.isRange;
    this.from.setAttribute("aria-label", this.isRange ? this.words.from : this.words.year);
    this.from.value = this.lower;
    this.to.value = this.upper;
    this.from.setAttribute("aria-valuetext", span ? String(this.lower) : this.words.all);
    this.year.textContent = spanWords(span ?? { from: this.first, to: this.last });
    press(this.all, !span);
    const preset = this.periods.findIndex(({ start, end }) => span?.from === start && span?.to === end);
    this.presets.forEach((choice, index) => press(choice, index === preset));
    press(this.range, this.isRange && preset === -1);
  }
}

function button(text, act, attributes) {
  return element("button", { type: "button", class: "time-button", onclick: act, ...attributes }, text);
}

function press(control, pressed) {
  if (control.getAttribute("aria-pressed") !== String(pressed)) control.setAttribute("aria-pressed", String(pressed));
}
