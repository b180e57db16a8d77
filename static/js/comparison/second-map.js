// A second map made of the same parts as the first, with a session of its own.
import { element } from "../dom.js";
import { Basemap } from "../map/basemap.js";
import { EditionLayer } from "../map/edition-layer.js";
import { align, link } from "./linking.js";
import { PlacePopup } from "../map/place-popup.js";
import { sessionOf } from "../map/session.js";

export class SecondMap {
  /**
   * @param {L.Map} first
   * @param {{Basemap, PlacePopup, words}} config of the parts, words of the comparison
   * @param {() => boolean} isLinked whether the two move together now
   */
  constructor(first, config, isLinked) {
    this.first = first;
    this.config = config;
    this.isLinked = isLinked;
    this.container = element("div", { class: "folium-map" });
    const attributes = { class: "map-frame comparison-map", role: "region", "aria-label": config.words.second };
    this.frame = element("div", attributes, this.container);
  }

  /** Draws the map; its frame must stand in the page, so that it has a size. */
  draw(view) {
    const { first, config } = this;
    const options = { ...first.options, center: first.getCenter(), zoom: first.getZoom() };
    this.map = L.map(this.container, options);
    this.session = sessionOf(this.map, { ...view, place: null, at: null });
    new Basemap(config.Basemap).addTo(this.map);
    new PlacePopup(config.PlacePopup).addTo(this.map);
    for (const layer of sessionOf(first).layers.values()) new EditionLayer(layer.config).addTo(this.map);
    link(first, this.map, this.isLinked);
    // The address follows the first map: it learns of a hand that moved the second.
    this.map.on("dragend", () => this.isLinked() && first.fire("dragend"));
  }

  /** Takes the size of the frame and the place of the first map. */
  fit() {
    this.map.invalidateSize({ animate: false });
    align(this.first, this.map);
  }

  /** Brings the second side to a view; only what differs is told to its parts. */
  follow({ span, undated, layers, filter }) {
    showOnly(this.session, layers);
    if (this.session.undated !== undated) this.session.setUndated(undated);
    if (this.session.filter !== filter) this.session.setFilter(filter);
    this.session.setSpan(span);
  }
}

/** Switches the layers of a session so that those given are shown and no others. */
export function showOnly(session, layers) {
  const wanted = new Set(layers);
  for (const layer of session.layers.keys()) {
    if (session.visible.has(layer) !== wanted.has(layer)) session.show(layer, wanted.has(layer));
  }
}
