// Finding a place by any of its names, in any script; what is found is chosen with a tap or Enter.
import { element, fragment } from "../dom.js";
import { collator } from "../map/collation.js";
import { fit, fold } from "../map/folding.js";
import { sessionOf } from "../map/session.js";

const MOST = 12;
const LONGEST = 80;

export class PlaceSearch {
  /** @param {{place, alphabet, words}} config id of the element it stands in, letters, words */
  constructor(config) {
    Object.assign(this, config);
    this.compare = collator(config.alphabet);
    this.index = [];
  }

  addTo(map) {
    this.session = sessionOf(map);
    this.input = element("input", {
      type: "search",
      id: "place-search-input",
      autocomplete: "off",
      spellcheck: "false",
      maxlength: LONGEST,
    });
    this.results = element("ul", { class: "plain search-results", "aria-label": this.words.results });
    this.told = element("p", { class: "search-told", role: "status" });
    document.getElementById(this.place).append(
      element("label", { for: "place-search-input" }, this.words.label),
      this.input,
      this.told,
      this.results,
    );
    this.input.addEventListener("input", () => this.search());
    this.input.addEventListener("keydown", (event) => this.key(event));
    for (const layer of this.session.layers.values()) this.learn(layer);
    this.session.on("drawn", ({ layer }) => this.learn(this.session.layers.get(layer)));
    return this;
  }

  learn(layer) {
    for (const [place, { card }] of layer.markers) {
      this.index.push({ place, card, names: null });
    }
  }

  key(event) {
    if (event.key === "Escape") this.input.value = "";
    if (event.key === "Escape") this.search();
    if (event.key === "Enter") this.results.querySelector("button")?.click();
  }

  search() {
    const query = fold(this.input.value.slice(0, LONGEST));
    const found = query ? this.find(query) : [];
    this.results.replaceChildren(...found.slice(0, MOST).map((item) => this.result(item)));
    const asked = this.input.value.trim() !== "";
    const answer = found.length ? `${this.words.results}: ${found.length}` : this.words.none;
    this.told.textContent = asked ? answer : "";
  }

  find(query) {
    // Names are folded when somebody searches, not while the map is drawn.
    for (const item of this.index) {
      item.names ??= [item.card.name.text, ...item.card.also].map(fold);
    }
    return this.index
      .map((item) => ({ ...item, mark: fit(query, item.names) }))
      .filter(({ mark }) => mark !== null)
      .sort((a, b) => a.mark - b.mark || this.compare(a.card.name.text, b.card.name.text));
  }

  result({ place, card }) {
    const button = element("button", { type: "button", class: "list-place", "data-found": place });
    button.append(fragment("span", card.name), fragment("small", card.kind));
    button.addEventListener("click", () => this.session.choose(place, { from: this.input }));
    return element("li", {}, button);
  }
}
