// Keeps the address of the page equal to what the map shows, and the language links with it.
import { carryView, writeView } from "../doors/address.js";
import { sessionOf } from "../map/session.js";

/**
 * Between two writings of the address [ms]: Safari refuses more than a hundred in 30 seconds, and
 * a hand that draws the years passes more.
 */
const PAUSE = 300;

export class ViewAddress {
  /** @param {{links: string}} config selector of the links that carry the view along */
  constructor(config) {
    this.config = config;
  }

  addTo(map) {
    this.map = map;
    this.session = sessionOf(map);
    // The links come with the page and stay.
    this.links = [...document.querySelectorAll(this.config.links)];
    map.on("dragend zoomend", () => {
      this.session.moved = true;
      this.changed();
    });
    for (const name of ["layers", "choose", "forget", "time", "compare", "refit", "table"]) {
      this.session.on(name, () => this.changed());
    }
    // Whoever leaves, or follows a link that carries the view, takes the view of now.
    addEventListener("pagehide", () => this.catchUp());
    for (const act of ["click", "auxclick", "contextmenu"]) {
      document.addEventListener(act, ({ target }) => target.closest("a") && this.catchUp(), { capture: true });
    }
    return this;
  }

  /** The view has changed: written at once, or when the pause since the last writing is over. */
  changed() {
    if (this.waiting) return;
    const rest = (this.written ?? -PAUSE) + PAUSE - performance.now();
    if (rest <= 0) this.write();
    else this.waiting = setTimeout(() => this.write(), rest);
  }

  catchUp() {
    if (this.waiting) this.write();
  }

  /** Where the visitor left the map; until the first move the address keeps what was asked. */
  position() {
    const { lat, lng } = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat, lon: lng };
  }

  write() {
    clearTimeout(this.waiting);
    this.waiting = null;
    this.written = performance.now();
    const query = writeView({
      span: this.session.span,
      undated: this.session.undated,
      layers: this.session.layersInAddress,
      filter: this.session.filter,
      table: this.session.table,
      compare: this.session.comparing,
      place: this.session.chosen,
      at: this.session.moved ? this.position() : this.session.asked.at,
    });
    carryView(this.links, query);
  }
}
