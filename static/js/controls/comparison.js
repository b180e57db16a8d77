// The button that sets a second map beside the first. What it opens is fetched when it is opened.
import { element } from "../dom.js";
import { sessionOf } from "../map/session.js";
import { spanWithin } from "../map/time.js";

export class Comparison {
  /**
   * @param {object} config place (id of the section with the button), years [first, last], start
   *   ({from, to}: years to begin with where all are shown), layers ({id, text, lang}) to choose
   *   from, figures of the leading series, Basemap and PlacePopup (their configs), words
   */
  constructor(config) {
    this.config = config;
    this.sides = null;
  }

  addTo(map) {
    this.map = map;
    const session = sessionOf(map);
    session.comparing = this.within(session.comparing);
    const attributes = { type: "button", class: "time-button comparison-open", "aria-expanded": "false" };
    this.button = element("button", { ...attributes, onclick: () => this.toggle() }, this.config.words.open);
    const section = document.getElementById(this.config.place);
    (section.querySelector(".time-status") ?? section).append(this.button);
    if (session.comparing) this.fetched().then((sides) => session.comparing && sides.open());
    return this;
  }

  /** What an address asked for, as far as this edition has it. */
  within(asked) {
    const span = spanWithin(asked?.span, this.config.years);
    if (span) return { span };
    const known = asked?.layers?.every((asked) => this.config.layers.some(({ id }) => id === asked));
    return known ? { layers: asked.layers } : null;
  }

  async fetched() {
    const { SideBySide } = await import("../comparison/side-by-side.js");
    this.sides ??= new SideBySide(this.map, this.config, this.button);
    return this.sides;
  }

  async toggle() {
    const sides = await this.fetched();
    if (sides.isOpen) sides.close();
    else sides.begin();
  }
}
