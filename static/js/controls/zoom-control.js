// Plus, minus and the whole country, each a button with words.
import { element } from "../dom.js";
import { sessionOf } from "../map/session.js";

export class ZoomControl {
  /** @param {{words: {control, in, out, home}, region: number[]}} config west, south, east, north */
  constructor(config) {
    this.config = config;
  }

  addTo(map) {
    const { words, region } = this.config;
    const session = sessionOf(map);
    session.region = region;
    if (!session.asked.at) session.showRegion();
    const control = new L.Control({ position: "topright" });
    control.onAdd = () => {
      const box = element("div", { class: "map-buttons", role: "group", "aria-label": words.control });
      box.append(
        button("+", words.in, () => map.zoomIn(1)),
        button("−", words.out, () => map.zoomOut(1)),
        button("⌂", words.home, () => session.showRegion()),
      );
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(map);
    return this;
  }
}

function button(sign, words, act) {
  return element(
    "button",
    { type: "button", class: "map-button", "aria-label": words, title: words, onclick: act },
    element("span", { "aria-hidden": "true" }, sign),
  );
}
