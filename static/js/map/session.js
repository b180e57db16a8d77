// What the elements of one map share: layers by id, which are shown, which place is chosen.
import { load } from "../doors/data.js";
import { readView } from "../doors/address.js";

const sessions = new WeakMap();

/** The session of a map; made when the first element asks. */
export function sessionOf(map) {
  if (!sessions.has(map)) sessions.set(map, new Session(map));
  return sessions.get(map);
}

class Session extends EventTarget {
  constructor(map) {
    super();
    this.map = map;
    this.asked = readView();
    this.layers = new Map();
    this.visible = new Set();
    this.defaults = new Set();
    this.chosen = null;
    this.pending = new Set();
    this.region = null;
    if (this.asked.at) map.setView([this.asked.at.lat, this.asked.at.lon], this.asked.at.zoom);
  }

  /** Shows the whole region, as large as this screen allows. */
  showRegion() {
    const [west, south, east, north] = this.region;
    this.map.fitBounds([[south, west], [north, east]], { animate: false });
  }

  /** @returns {Promise<object>} the cards: what is said of each place, by its id. */
  cards(address) {
    return load(address).then((document) => document.places);
  }

  /** Waits for an element; when nothing is pending any more, the map says that it is ready. */
  await(name, promise) {
    this.pending.add(name);
    return promise.then(() => {
      this.pending.delete(name);
      if (this.pending.size > 0) return;
      performance.mark("atlas-drawn");
      this.map.getContainer().dataset.mapReady = "";
    });
  }

  register(layer, shown) {
    this.layers.set(layer.id, layer);
    if (shown) this.defaults.add(layer.id);
    const wanted = this.asked.layers ? this.asked.layers.includes(layer.id) : shown;
    if (wanted) this.visible.add(layer.id);
  }

  show(layer, shown) {
    if (shown) this.visible.add(layer);
    else this.visible.delete(layer);
    this.tell("layers", { layer, shown });
  }

  /** Layers in the address only where they differ from the page's default. */
  get layersInAddress() {
    const same =
      this.visible.size === this.defaults.size &&
      [...this.visible].every((layer) => this.defaults.has(layer));
    return same ? null : [...this.layers.keys()].filter((layer) => this.visible.has(layer));
  }

  /** Chooses a place: its layer is switched on, its popup opens, the address names it. */
  choose(place, { from = null } = {}) {
    const layer = [...this.layers.values()].find((candidate) => candidate.has(place));
    if (!layer) return;
    if (!this.visible.has(layer.id)) this.show(layer.id, true);
    this.chosen = place;
    this.tell("choose", { place, layer, from });
  }

  forget() {
    this.chosen = null;
    this.tell("forget");
  }

  tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  on(name, listener) {
    this.addEventListener(name, (event) => listener(event.detail));
  }
}
