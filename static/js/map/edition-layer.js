// One layer of the edition: fetched from its address, drawn by its row of the style table.
import { load } from "../doors/data.js";
import { hiding } from "./filter.js";
import { markerFor } from "./mark-pane.js";
import { Mark } from "./mark.js";
import { sessionOf } from "./session.js";
import { stacksOf } from "./stacks.js";
import { hiddenByFilter, nameIn, standingIn } from "./time.js";

export class EditionLayer {
  /**
   * @param {object} config id, address, cards (addresses), shown, style (row of the style table),
   *   radii and symbols by class of precision, prisons: kinds that are camps whenever they exist
   */
  constructor(config) {
    Object.assign(this, config);
    this.config = config;
    this.markers = new Map();
    this.group = L.layerGroup();
    this.isDrawn = false;
  }

  addTo(map) {
    this.map = map;
    this.session = sessionOf(map);
    this.session.register(this, this.shown);
    this.session.on("layers", () => this.toggle());
    this.session.on("time", () => this.stand());
    if (this.session.visible.has(this.id)) this.obtain();
    else this.session.postpone(() => this.obtain());
    return this;
  }

  obtain() {
    const drawn = Promise.all([load(this.address), this.session.cards(this.cards)])
      .then(([collection, cards]) => this.draw(collection, cards))
      .then(() => this.session.tell("drawn", { layer: this.id }));
    this.session.await(this.id, drawn);
  }

  has(place) {
    return this.markers.has(place);
  }

  /** Where a place's popup opens; null for a place without a known location. */
  position(place) {
    return this.markers.get(place)?.anchor ?? null;
  }

  /** The years of a place, as standingIn() reads them. */
  time(place) {
    return this.markers.get(place).time;
  }

  /**
   * How a place stands in the years shown, worked out once for each change of years or filters;
   * `filtered` where a filter hides it all the same.
   */
  standing(place) {
    const entry = this.markers.get(place);
    if (entry.era !== this.session.era) entry.standing = this.judged(entry.time);
    entry.era = this.session.era;
    return entry.standing;
  }

  judged(time) {
    const { span, undated, filter, isFiltered } = this.session;
    const standing = standingIn(time, span, undated);
    const filtered = isFiltered && this.style.listed && hiding(filter, time, span).length > 0;
    return filtered ? hiddenByFilter(standing) : standing;
  }

  /** Brings every symbol of the layer to the years shown; touches only those that change. */
  stand() {
    if (!this.session.visible.has(this.id)) return;
    for (const [place, entry] of this.markers) {
      const standing = this.standing(place);
      if (entry.seen !== standing) this.face(entry, standing);
      entry.seen = standing;
      if (entry.mark?.label) this.rename(entry);
    }
  }

  /** The label takes the name of the years shown; most places have but one. */
  rename({ card, mark }) {
    const { text, lang } = nameIn(card, this.session.span);
    if (mark.words !== text) mark.rename(text, lang);
  }

  face(entry, { visible, presence, labour }) {
    for (const part of entry.parts) {
      const element = part.getElement?.();
      element?.classList.toggle("is-absent", !visible);
      element?.classList.toggle("is-possible", presence === "possible");
    }
    if (!entry.mark) return;
    const isListed = this.style.listed;
    entry.mark.flag({
      absent: !visible,
      possible: isListed && presence === "possible",
      undated: isListed && presence === "undated",
    });
    // A works outside the years of its prisoners is context, whatever is known of other years.
    if (isListed) entry.mark.setState(labour === "absent" ? "context" : entry.card.state);
  }

  draw(collection, cards) {
    for (const feature of collection.features) {
      const card = cards[feature.id];
      if (!card) continue;
      const drawn = feature.geometry ? this.drawn(feature, card) : null;
      const time = feature.properties;
      this.markers.set(feature.id, { card, time, anchor: null, parts: [], ...drawn });
    }
    this.isDrawn = true;
    this.toggle();
  }

  drawn(feature, card) {
    const isPoint = feature.geometry.type === "Point";
    return isPoint ? this.drawPoint(feature, card) : this.drawShape(feature);
  }

  drawPoint(feature, card) {
    const [lon, lat] = feature.geometry.coordinates;
    const anchor = L.latLng(lat, lon);
    const isDisc = this.symbols[feature.properties.precision] === "disc";
    const parts = isDisc ? [this.drawDisc(anchor, feature)] : [];
    const { rank } = feature.properties;
    const mark = new Mark(this.style, card, rank);
    const marker = markerFor(anchor, mark, { keyboard: this.style.listed, interactive: this.style.listed });
    if (this.style.listed) mark.setName(`${card.name.text}, ${card.kind.text}`);
    else mark.element.setAttribute("aria-hidden", "true");
    stacksOf(this.map).join({
      id: feature.id,
      layer: this,
      marker,
      mark,
      card,
      label: mark.label,
      rank,
      yields: this.style.key === "settlement",
      reach: this.style.shape === "none" ? 0 : this.style.size / 2 + 2,
    });
    this.group.addLayer(marker);
    return { anchor, marker, mark, parts };
  }

  drawDisc(anchor, feature) {
    const disc = L.circle(anchor, {
      radius: this.radii[feature.properties.precision],
      interactive: false,
      className: `disc disc-${this.style.key}`,
    });
    this.group.addLayer(disc);
    return disc;
  }

  drawShape(feature) {
    const shape = L.geoJSON(feature, {
      style: () => ({ className: `shape shape-${this.style.key}` }),
    });
    shape.on("click", () => this.session.choose(feature.id));
    this.group.addLayer(shape);
    const anchor = middle(feature.geometry) ?? shape.getBounds().getCenter();
    return { anchor, parts: shape.getLayers() };
  }

  toggle() {
    // What is on the map is brought to the years when it comes there: not before it is drawn.
    if (!this.isDrawn) return;
    const isShown = this.session.visible.has(this.id);
    if (isShown === this.map.hasLayer(this.group)) return;
    if (isShown) this.group.addTo(this.map);
    else this.group.remove();
    // Shapes that come back to the map are made anew: nothing of them has been brought to the years yet.
    for (const entry of this.markers.values()) entry.seen = null;
    this.stand();
  }
}

// A line's popup opens on the line itself: the centre of its box may lie far from it.
function middle(geometry) {
  if (geometry.type !== "LineString") return null;
  const [lon, lat] = geometry.coordinates[Math.floor(geometry.coordinates.length / 2)];
  return L.latLng(lat, lon);
}
