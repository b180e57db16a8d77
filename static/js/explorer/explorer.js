// The explorer: what is chosen, what that shows, and the address that says both.
import { filled } from "../controls/time-status.js";
import { carryView } from "../doors/address.js";
import { askedQuery, citable, keepQuery } from "../doors/choice-address.js";
import { load } from "../doors/data.js";
import { element } from "../dom.js";
import { formatChoice, parseChoice } from "./choice.js";
import { Figures } from "./figures.js";
import { Picker } from "./picker.js";
import { Result } from "./result.js";
import { select } from "./selection.js";
import { Span } from "./span.js";

const QUIET = 600;
const WIDE = "(min-width: 60rem)";

export class Explorer {
  /** @param {HTMLElement} root the article; its data attributes name the figures */
  constructor(root) {
    this.root = root;
    this.status = document.getElementById("explorer-status");
  }

  async start() {
    try {
      this.figures = new Figures(await load(this.root.dataset.figures));
    } catch (problem) {
      const lost = element("p", { class: "empty", role: "alert" }, this.root.dataset.lost);
      document.getElementById("explorer-choice").replaceChildren(lost);
      throw problem;
    }
    const { choice, faults } = parseChoice(askedQuery(), this.figures);
    this.choice = choice;
    if ("bundled" in this.root.dataset) this.notice(faults);
    this.build();
    this.show();
    if (askedQuery()) carryView(document.querySelectorAll("a[data-keeps-view]"), askedQuery());
    this.root.dataset.explorerReady = "";
  }

  build() {
    const { data } = this.figures;
    const { words } = data;
    const own = (title, find, hint) => ({ ...words, title, find, hint });
    const indicators = own(words.indicators, words.findIndicator, words.offeredIndicators);
    const places = own(words.places, words.findPlace, words.offeredPlaces);
    this.pickers = {
      indicators: new Picker("indicators", data.indicators, indicators, data.alphabet),
      places: new Picker("places", data.places, places, data.alphabet),
    };
    this.span = new Span(data);
    for (const [side, picker] of Object.entries(this.pickers)) {
      picker.addEventListener("chosen", ({ detail }) => this.choose({ [side]: detail }));
      picker.node.open = globalThis.matchMedia(WIDE).matches;
    }
    this.span.addEventListener("chosen", ({ detail }) => this.choose(detail));
    const { indicators: counted, places: where } = this.pickers;
    document.getElementById("explorer-choice").replaceChildren(this.span.node, counted.node, where.node);
    this.result = new Result(document.getElementById("explorer-result"), this.figures);
  }

  choose(change) {
    this.choice = { ...this.choice, ...change };
    const query = formatChoice(this.choice);
    keepQuery(query);
    carryView(document.querySelectorAll("a[data-keeps-view]"), query);
    this.show();
    this.say();
  }

  show() {
    const { figures, choice, pickers } = this;
    pickers.places.update(choice.places, figures.counts("places", choice.indicators));
    pickers.indicators.update(choice.indicators, figures.counts("indicators", choice.places));
    this.span.update(choice);
    this.selection = select(figures, choice);
    const address = citable(figures.data.edition.address, formatChoice(choice));
    this.result.show(choice, this.selection, address);
  }

  /** A reader of the screen hears what came of it once the hand rests. */
  say() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.status.textContent = filled(this.figures.data.words.told, this.selection);
    }, QUIET);
  }

  /** In a folder no server reads the address, so the page says itself what it left out. */
  notice(faults) {
    if (faults.length === 0) return;
    const { words } = this.figures.data;
    const lines = faults.map(({ name, given }) => {
      const told = { name: name.slice(0, 80), given: given?.slice(0, 80) };
      return element("p", {}, filled(given === undefined ? words.stranger : words.unknown, told));
    });
    document.querySelector("main").before(element("div", { class: "notices", role: "status" }, ...lines));
  }
}
