// What the elements of one map share: layers by id, which are shown, which place is chosen.
import { load } from "../doors/data.js";
import { readView } from "../doors/address.js";
import { hiding, isActive, without } from "./filter.js";
import { firstYear, standingIn } from "./time.js";

const sessions = new WeakMap();

/**
 * The session of a map; made when the first element asks.
 * @param {object} [asked] the view to begin with; what the address asks for by default
 */
export function sessionOf(map, asked) {
  if (!sessions.has(map)) sessions.set(map, new Session(map, asked ?? readView()));
  return sessions.get(map);
}

class Session extends EventTarget {
  constructor(map, asked) {
    super();
    this.map = map;
    this.asked = asked;
    this.layers = new Map();
    this.visible = new Set();
    this.defaults = new Set();
    this.chosen = null;
    this.pending = new Set();
    this.later = [];
    this.region = null;
    this.span = this.asked.span;
    this.undated = this.asked.undated;
    // Whether the visitor has moved the map; the layers to come back to after a comparison.
    this.moved = false;
    this.kept = null;
    this.comparing = this.asked.compare ?? null;
    this.filter = this.asked.filter ?? {};
    this.table = this.asked.table ?? null;
    // Counts the changes of years and filters, so that what follows from them is worked out once for each.
    this.era = 0;
    if (this.asked.at) {
      const { lat, lon, zoom } = this.asked.at;
      map.setView([lat, lon], zoom, { animate: false });
    }
  }

  /** Shows the whole region, as large as this screen allows. */
  showRegion() {
    const [west, south, east, north] = this.region;
    this.map.fitBounds([[south, west], [north, east]], { animate: false });
  }

  /** The map has another size: the region is fitted anew, unless a view was asked for or chosen. */
  refit() {
    if (this.moved || this.asked.at) return;
    this.showRegion();
    this.moved = false;
    this.tell("refit");
  }

  /** @returns {Promise<object>} the cards: what is said of each place, by its id. */
  cards(address) {
    return load(address).then((document) => document.places);
  }

  /**
   * Waits for an element; when nothing is pending any more, the symbols are arranged once. Then
   * what nobody sees yet is fetched, and when that has come too the map says that it is ready.
   * What could not be loaded does not keep the rest waiting; the page says so.
   */
  await(name, promise) {
    this.pending.add(name);
    return promise.catch(() => this.tell("failed", { name })).finally(() => {
      this.pending.delete(name);
      if (this.pending.size === 0) this.settle();
    });
  }

  /** Keeps work until the map is drawn: a layer that is not shown makes no other one wait. */
  postpone(work) {
    this.later.push(work);
  }

  settle() {
    this.tell("settled");
    if (performance.getEntriesByName("atlas-drawn").length === 0) performance.mark("atlas-drawn");
    const waiting = this.later.splice(0);
    if (waiting.length > 0) setTimeout(() => waiting.forEach((work) => work()));
    else this.map.getContainer().dataset.mapReady = "";
  }

  register(layer, shown) {
    layer.order = this.layers.size;
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

  /** Sets the years shown; null shows all of them. */
  setSpan(span) {
    if (span?.from === this.span?.from && span?.to === this.span?.to) return;
    this.span = span;
    this.era += 1;
    this.tell("time");
  }

  /** Whether places without any date are shown while a year is chosen. */
  setUndated(shown) {
    this.undated = shown;
    this.era += 1;
    this.tell("time");
  }

  /** Sets which places are shown by what is known of them; the years' listeners hear of it. */
  setFilter(filter) {
    this.filter = filter;
    this.era += 1;
    this.tell("time");
  }

  /** Shows the places as a list (null) or as a table sorted by a column ("-name": backwards). */
  setTable(table) {
    this.table = table;
    this.tell("table");
  }

  get isFiltered() {
    return isActive(this.filter);
  }

  /** The layer that holds a place; undefined while it is not drawn, or where none does. */
  layerOf(place) {
    return [...this.layers.values()].find((layer) => layer.has(place));
  }

  /** Whether a place stands on the map or in the list: its layer is on, its years hold. */
  isShown(place, layer) {
    return this.visible.has(layer.id) && layer.standing(place).visible;
  }

  /** Layers in the address only where they differ from the page's default. */
  get layersInAddress() {
    const chosen = this.kept ?? this.visible;
    const same =
      chosen.size === this.defaults.size && [...chosen].every((layer) => this.defaults.has(layer));
    return same ? null : [...this.layers.keys()].filter((layer) => chosen.has(layer));
  }

  /** Chooses a place: its layer is switched on, its popup opens, the address names it. */
  choose(place, { from = null } = {}) {
    const layer = this.layerOf(place);
    if (!layer) return;
    if (!this.visible.has(layer.id)) this.show(layer.id, true);
    const time = layer.time(place);
    if (!standingIn(time, this.span, this.undated).visible) this.moveTo(place, layer);
    if (layer.standing(place).filtered) this.letPass(time);
    this.chosen = place;
    this.tell("choose", { place, layer, from });
  }

  /** Moves the year to one in which a place was there, or brings the undated out; says so. */
  moveTo(place, layer) {
    const year = firstYear(layer.time(place));
    if (year === null) this.setUndated(true);
    else this.setSpan({ from: year, to: year });
    this.tell("moved", { year });
  }

  /** Clears the filters that hide a place; says so. */
  letPass(place) {
    this.setFilter(without(this.filter, hiding(this.filter, place, this.span)));
    this.tell("unfiltered");
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
