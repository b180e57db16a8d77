// Filters: choices by what is known of a place, each with how many places it would show. What is
// filtered stands in a line while the panel is closed, so that nobody wonders where places went.
import { element, fragment } from "../dom.js";
import { isActive, tally, toggled, within } from "../map/filter.js";
import { sessionOf } from "../map/session.js";
import { standingIn } from "../map/time.js";

export class PlaceFilter {
  /**
   * @param {object} config panel (id of the section), words, facets: id, title and choices, each
   *   with id and label
   */
  constructor(config) {
    Object.assign(this, config);
    this.orders = Object.fromEntries(this.facets.map(({ id, choices }) => [id, choices.map((choice) => choice.id)]));
    this.choices = null;
  }

  addTo(map) {
    this.session = sessionOf(map);
    this.session.facets = this.facets;
    this.known(this.session.filter);
    const section = document.getElementById(this.panel);
    this.details = section.querySelector("details");
    this.summary = section.querySelector("summary");
    this.told = element("p", { class: "filter-told" });
    this.spoken = element("p", { class: "unseen", role: "status" });
    section.append(this.told, this.spoken);
    this.details.addEventListener("toggle", () => this.show());
    for (const name of ["time", "layers", "settled"]) this.session.on(name, () => this.show());
    this.session.on("show-filter", () => this.open());
    this.show();
    return this;
  }

  /** Choices that the page does not have are dropped; the layers have heard of them already. */
  known(asked) {
    const filter = within(asked, this.orders);
    if (JSON.stringify(filter) !== JSON.stringify(asked)) this.session.setFilter(filter);
  }

  open() {
    this.details.open = true;
    this.summary.scrollIntoView({ block: "nearest" });
    this.summary.focus({ preventScroll: true });
  }

  /** Nothing of the panel is built before somebody opens it. */
  show() {
    const { filter } = this.session;
    if (this.details.open) this.count();
    const isTold = isActive(filter) && !this.details.open;
    this.told.hidden = !isTold;
    if (isTold) this.told.replaceChildren(...this.lines(filter), this.clearButton(() => this.summary));
    if (!isActive(filter)) this.spoken.textContent = "";
  }

  build() {
    this.choices = [];
    this.clear = this.clearButton(() => this.clear);
    this.details.append(...this.facets.map((facet) => this.fieldset(facet)), this.clear);
  }

  fieldset({ id, title, choices }) {
    const made = choices.map((choice) => this.choice(id, choice));
    return element("fieldset", { class: "facet" }, element("legend", {}, title), ...made);
  }

  choice(facet, { id, label }) {
    const box = element("input", { type: "checkbox", autocomplete: "off", "data-facet": facet, "data-choice": id });
    box.addEventListener("change", () => {
      this.session.setFilter(toggled(this.session.filter, facet, id, box.checked, this.orders[facet]));
      this.say();
    });
    const count = element("span", { class: "layer-count" });
    const row = element("label", { class: "facet-choice" }, box, fragment("span", label), count);
    this.choices.push({ facet, id, box, count, row });
    return row;
  }

  /** Choices that no place of the layers shown could have are left out, unless they are made. */
  count() {
    if (!this.choices) this.build();
    const { filter, span, undated } = this.session;
    const places = [...this.places()];
    const standing = places.filter((place) => standingIn(place, span, undated).visible);
    const { shown, counts } = tally(filter, standing, span);
    const possible = tally({}, places, null).counts;
    for (const { facet, id, box, count, row } of this.choices) {
      box.checked = filter[facet]?.includes(id) ?? false;
      count.textContent = counts[facet].get(id) ?? 0;
      row.classList.toggle("is-empty", !counts[facet].has(id));
      row.hidden = !box.checked && !possible[facet].has(id);
    }
    this.shown = shown;
    this.clear.setAttribute("aria-disabled", String(!isActive(filter)));
  }

  /** Everything of the listed layers that are on, whatever the years. */
  *places() {
    for (const layer of this.session.layers.values()) {
      if (!layer.isDrawn || !layer.style.listed || !this.session.visible.has(layer.id)) continue;
      for (const place of layer.markers.keys()) yield layer.time(place);
    }
  }

  say() {
    this.spoken.textContent = `${this.words.shown}: ${this.shown}`;
  }

  /** "Filtered: Certainty: certain; Kind: camp, mine" with each word in its language. */
  lines(filter) {
    const parts = [element("strong", {}, `${this.words.filtered}: `)];
    for (const { id: facet, title, choices } of this.facets.filter(({ id }) => filter[id])) {
      const chosen = choices.filter(({ id }) => filter[facet].includes(id));
      if (parts.length > 1) parts.push("; ");
      parts.push(`${title}: `);
      chosen.forEach(({ label }, index) => parts.push(index ? ", " : "", fragment("span", label)));
    }
    return [element("span", { class: "filter-line" }, ...parts)];
  }

  /** The focus goes where something stays: the button may leave with the filters. */
  clearButton(next) {
    const clear = () => {
      this.session.setFilter({});
      this.spoken.textContent = "";
      next().focus({ preventScroll: true });
    };
    return element("button", { type: "button", class: "button filter-clear", onclick: clear }, this.words.clear);
  }
}
