// The ground: relief, land, waters, rivers and today's border, each in a pane of its own. Its
// shapes come projected, so that a zoom only stretches them.
import { load } from "../doors/data.js";
import { drawn } from "../dom.js";
import { sessionOf } from "./session.js";

const PANES = { land: 110, relief: 120, water: 130, rivers: 135, border: 140 };

export class Basemap {
  /** @param {{ground: string, relief: string, bounds: number[][]}} config addresses, and what both cover */
  constructor(config) {
    Object.assign(this, config);
  }

  addTo(map) {
    for (const [name, order] of Object.entries(PANES)) {
      const pane = map.createPane(name);
      pane.style.zIndex = order;
      pane.classList.add("pane-basemap", `pane-${name}`);
    }
    L.imageOverlay(this.relief, this.bounds, { pane: "relief", className: "relief" }).addTo(map);
    sessionOf(map).await("basemap", this.draw(map));
    return this;
  }

  async draw(map) {
    const { zoom, panes } = await load(this.ground);
    const origin = L.latLngBounds(this.bounds).getNorthWest();
    for (const [pane, paths] of Object.entries(panes)) {
      const renderer = L.svg({ pane }).addTo(map);
      const shapes = drawing(pane, paths);
      renderer.getPane().querySelector("g").append(shapes);
      const stretch = () => {
        const { x, y } = map.latLngToLayerPoint(origin);
        shapes.setAttribute("transform", `translate(${x} ${y}) scale(${map.getZoomScale(map.getZoom(), zoom)})`);
      };
      renderer.on("update", stretch);
      stretch();
    }
  }
}

function drawing(pane, paths) {
  return drawn("g", {}, ...paths.map(({ class: kind, d }) => drawn("path", { class: `base-${pane} ${kind}`, d })));
}
