// Keeps the address of the page equal to what the map shows, and the language links with it.
import { carryView, writeView } from "../doors/address.js";
import { sessionOf } from "../map/session.js";

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
      this.write();
    });
    for (const name of ["layers", "choose", "forget", "time", "compare", "refit", "table"]) {
      this.session.on(name, () => this.write());
    }
    return this;
  }

  /** Where the visitor left the map; until the first move the address keeps what was asked. */
  position() {
    const { lat, lng } = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat, lon: lng };
  }

  write() {
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
