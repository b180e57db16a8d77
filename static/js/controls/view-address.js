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
    this.moved = this.session.asked.at !== null;
    map.on("dragend zoomend", () => {
      this.moved = true;
      this.write();
    });
    for (const name of ["layers", "choose", "forget", "time"]) this.session.on(name, () => this.write());
    return this;
  }

  write() {
    const centre = this.map.getCenter();
    const query = writeView({
      span: this.session.span,
      undated: this.session.undated,
      layers: this.session.layersInAddress,
      place: this.session.chosen,
      at: this.moved ? { zoom: this.map.getZoom(), lat: centre.lat, lon: centre.lng } : null,
    });
    carryView(document.querySelectorAll(this.config.links), query);
  }
}
