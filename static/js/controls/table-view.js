// The table itself: heads that sort, a row for each place shown; loaded when somebody asks for it.
import { element } from "../dom.js";
import { collator } from "../map/collation.js";
import { refresh, tableRow } from "./table-row.js";
import { filled } from "./time-status.js";

export class TableView {
  /**
   * @param {object} session of the map
   * @param {{alphabet: string, columns: string[], words: object}} config columns in their order
   */
  constructor(session, { alphabet, columns, words }) {
    Object.assign(this, { session, columns, words });
    this.compare = collator(alphabet);
    this.rows = new Map();
    this.heads = columns.map((column) => this.head(column));
    this.caption = element("caption", {});
    this.body = element("tbody");
    const head = element("thead", {}, element("tr", {}, ...this.heads));
    const table = element("table", { class: "places-table" }, this.caption, head, this.body);
    this.frame = element("div", { class: "table-frame", tabindex: "0", role: "region", "aria-label": words.table }, table);
  }

  head(column) {
    const sort = () => this.session.setTable(this.session.table === column ? `-${column}` : column);
    const button = element("button", { type: "button", class: "table-sort", "data-sort": column, onclick: sort }, this.words.columns[column]);
    return element("th", { scope: "col" }, button);
  }

  /** Brings the table to the years, layers, filters and the order of the session. */
  fill() {
    const { table, span } = this.session;
    const places = [...this.places()];
    for (const row of places) refresh(row, span, this.words);
    const column = table.replace("-", "");
    const ordered = sorted(places, column, table.startsWith("-"), this.compare);
    this.caption.textContent = filled(this.words.caption, { places: places.length });
    // What stands where it stood is left alone: a row that is moved would lose the focus.
    const nodes = ordered.map(({ node }) => node);
    const { children } = this.body;
    const same = nodes.length === children.length && nodes.every((node, index) => node === children[index]);
    if (!same) this.body.replaceChildren(...nodes);
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

/**
 * The order of the table: words by the alphabet, numbers by size, what is unknown last both ways.
 * @param {{keys: object}[]} rows keys by column: a text, a number, a list of them, or null
 * @param {string} column to sort by; rows that are equal in it stand by name
 * @param {function(string, string): number} compare the order of the page's language
 * @returns {object[]} a new list
 */
function sorted(rows, column, backwards, compare) {
  const sign = backwards ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [one.keys[column], other.keys[column]];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || byName(one, other, compare);
    return sign * between(a, b, compare) || byName(one, other, compare);
  });
}

function byName(one, other, compare) {
  return compare(one.keys.name, other.keys.name) || (one.card.id < other.card.id ? -1 : 1);
}

function between(a, b, compare) {
  if (typeof a === "string") return compare(a, b);
  if (typeof a === "number") return a - b;
  return a.reduce((found, item, index) => found || between(item, b[index], compare), 0);
}
