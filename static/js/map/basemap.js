// The ground: relief, land, waters, rivers and today's border, each in a pane of its own.
import { load } from "../doors/data.js";
import { sessionOf } from "./session.js";

const PANES = { land: 110, relief: 120, water: 130, rivers: 135, border: 140 };

export class Basemap {
  /** @param {{files: object, relief: {address, bounds}}} config addresses by pane name */
  constructor(config) {
    this.config = config;
  }

  addTo(map) {
    for (const [name, order] of Object.entries(PANES)) {
      const pane = map.createPane(name);
      pane.style.zIndex = order;
      pane.classList.add("pane-basemap", `pane-${name}`);
    }
    const { relief, files } = this.config;
    L.imageOverlay(relief.address, relief.bounds, { pane: "relief", className: "relief" }).addTo(map);
    const drawn = Object.entries(files).map(([pane, file]) => this.draw(map, pane, file));
    sessionOf(map).await("basemap", Promise.all(drawn));
    return this;
  }

  async draw(map, pane, file) {
    const shapes = await load(file);
    L.geoJSON(shapes, {
      pane,
      interactive: false,
      style: (feature) => ({ className: `base-${pane} ${feature.properties?.class ?? ""}`.trim() }),
    }).addTo(map);
  }
}
