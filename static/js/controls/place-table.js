// The switch between the list of places and the same places as a table, which is built when somebody
// asks for it, then kept equal to years, layers and filters.
import { element } from "../dom.js";
import { sessionOf } from "../map/session.js";

export class PlaceTable {
  /**
   * @param {object} config place (id of the element it stands in), list (id of the list it stands
   *   for), alphabet, columns in their order, words
   */
  constructor(config) {
    this.config = config;
    this.table = null;
    this.isWide = false;
  }

  addTo(map) {
    this.map = map;
    this.session = sessionOf(map);
    this.session.table = this.known(this.session.table);
    this.holder = document.getElementById(this.config.place);
    this.groups = document.getElementById(this.config.list);
    this.views = [["list", null], ["table", "name"]].map(([view, table]) => this.view(view, table));
    this.holder.append(element("div", { class: "place-views" }, ...this.views));
    for (const name of ["table", "time", "layers", "settled"]) this.session.on(name, () => this.show());
    this.session.on("choose", ({ place }) => this.table?.mark(place));
    this.session.on("forget", () => this.table?.mark(null));
    this.show();
    return this;
  }

  /** A sorting that names a column of the table, else that by name. */
  known(table) {
    if (table === null || this.config.columns.includes(table.replace("-", ""))) return table;
    return "name";
  }

  view(view, table) {
    const show = () => this.session.setTable(table);
    return element("button", { type: "button", class: "time-button", "data-view": view, onclick: show }, this.config.words[view]);
  }

  show() {
    const { table } = this.session;
    this.views.forEach((button, index) => button.setAttribute("aria-pressed", String(index === Number(table !== null))));
    this.groups.hidden = table !== null;
    if (this.table) this.table.frame.hidden = table === null;
    this.widen(table !== null);
    if (table !== null) this.fill();
  }

  async fill() {
    this.loading ??= import("./table-view.js");
    const { TableView } = await this.loading;
    if (!this.table) this.holder.append((this.table = new TableView(this.session, this.config)).frame);
    // Meanwhile the visitor may have gone back to the list.
    this.table.frame.hidden = this.session.table === null;
    if (this.session.table !== null) this.table.fill();
  }

  /** A table needs more room than a list: it takes it from the map. */
  widen(wide) {
    if (this.isWide === wide) return;
    this.isWide = wide;
    document.querySelector("main").classList.toggle("has-table", wide);
    this.map.invalidateSize({ animate: false });
  }
}
