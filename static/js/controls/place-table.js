// The places of the list as a table that can be sorted; built when somebody asks for it, then kept
// equal to years, layers and filters.
import { element } from "../dom.js";
import { collator } from "../map/collation.js";
import { sessionOf } from "../map/session.js";
import { tableRow, refresh } from "./table-row.js";
import { sorted } from "./table-order.js";
import { filled } from "./time-status.js";

export class PlaceTable {
  /**
   * @param {object} config place (id of the element it stands in), list (id of the list it stands
   *   for), alphabet, columns in their order, words
   */
  constructor(config) {
    Object.assign(this, config);
    this.compare = collator(config.alphabet);
    this.rows = new Map();
    this.frame = null;
  }

  addTo(map) {
    this.map = map;
    this.session = sessionOf(map);
    this.session.table = this.known(this.session.table);
    this.holder = document.getElementById(this.place);
    this.list = document.getElementById(this.list);
    this.views = [["list", null], ["table", "name"]].map(([view, table]) => this.view(view, table));
    this.holder.append(element("div", { class: "place-views" }, ...this.views));
    for (const name of ["table", "time", "layers", "settled"]) this.session.on(name, () => this.show());
    this.session.on("choose", ({ place }) => this.mark(place));
    this.session.on("forget", () => this.mark(null));
    this.show();
    return this;
  }

  /** A sorting that names a column of the table, else that by name. */
  known(table) {
    if (table === null || this.columns.includes(table.replace("-", ""))) return table;
    return "name";
  }

  view(view, table) {
    const show = () => this.session.setTable(table);
    return element("button", { type: "button", class: "time-button", "data-view": view, onclick: show }, this.words[view]);
  }

  show() {
    const { table } = this.session;
    this.views.forEach((button, index) => button.setAttribute("aria-pressed", String(index === Number(table !== null))));
    this.list.hidden = table !== null;
    if (this.frame) this.frame.hidden = table === null;
    this.widen(table !== null);
    if (table !== null) this.fill();
  }

  /** A table needs more room than a list: it takes it from the map. */
  widen(wide) {
    const main = document.querySelector("main");
    if (main.classList.contains("has-table") === wide) return;
    main.classList.toggle("has-table", wide);
    this.map.invalidateSize({ animate: false });
  }

  build() {
    this.heads = this.columns.map((column) => this.head(column));
    this.caption = element("caption", {});
    this.body = element("tbody");
    const head = element("thead", {}, element("tr", {}, ...this.heads));
    const table = element("table", { class: "places-table" }, this.caption, head, this.body);
    const label = this.words.table;
    this.frame = element("div", { class: "table-frame", tabindex: "0", role: "region", "aria-label": label }, table);
    this.holder.append(this.frame);
  }

  head(column) {
    const sort = () => this.session.setTable(this.session.table === column ? `-${column}` : column);
    const button = element("button", { type: "button", class: "table-sort", "data-sort": column, onclick: sort }, this.words.columns[column]);
    return element("th", { scope: "col" }, button);
  }

  fill() {
    if (!this.frame) this.build();
    const { table, span } = this.session;
    const places = [...this.places()];
    for (const row of places) refresh(row, span, this.words);
    const column = table.replace("-", "");
    const ordered = sorted(places, column, table.startsWith("-"), this.compare);
    this.caption.textContent = filled(this.words.caption, { places: places.length });
    this.body.replaceChildren(...ordered.map(({ node }) => node));
    this.heads.forEach((head, index) => {
      if (this.columns[index] !== column) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", table.startsWith("-") ? "descending" : "ascending");
    });
    this.mark(this.session.chosen);
  }

  /** Rows of the places that are shown; each is made once. */
  *places() {
    for (const layer of this.session.layers.values()) {
      if (!layer.isDrawn || !layer.style.listed) continue;
      for (const [place, { card, time }] of layer.markers) {
        if (!this.session.isShown(place, layer)) continue;
        if (!this.rows.has(place)) this.rows.set(place, this.row(card, time, layer));
        yield this.rows.get(place);
      }
    }
  }

  row(card, time, layer) {
    const row = tableRow({ card, time, layer, facets: this.session.facets, words: this.words });
    const link = row.node.querySelector("a");
    row.node.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.session.choose(card.id, { from: link });
    });
    return row;
  }

  mark(place) {
    for (const [id, { node }] of this.rows) {
      if (id === place) node.setAttribute("aria-current", "true");
      else node.removeAttribute("aria-current");
    }
  }
}
