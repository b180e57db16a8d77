// The SVG that holds the marks of a map, and Leaflet's marker for one of them: Leaflet knows where
// it stands and who touched it, the mark draws it.
import { drawn } from "../svg.js";
import { TARGET } from "./mark.js";

const panes = new WeakMap();
/** Half the side of the SVG [px]: as far as a visitor drags the map without a change of zoom. */
const REACH = 5000;

/** The group of the marks of one rank; higher ranks are drawn above lower ones. */
function levelOf(map, rank) {
  if (!panes.has(map)) panes.set(map, new Map());
  const levels = panes.get(map);
  if (!levels.has(rank)) levels.set(rank, madeLevel(map, levels, rank));
  return levels.get(rank);
}

function madeLevel(map, levels, rank) {
  const pane = map.getPane("markerPane");
  const svg = pane.querySelector("svg.marks") ?? pane.appendChild(sheet());
  const above = Math.min(...[...levels.keys()].filter((other) => other > rank));
  const level = drawn("g");
  svg.insertBefore(level, levels.get(above) ?? null);
  return level;
}

// Its origin is the pane's. What lies beyond its box would be drawn too, but the browser would ask
// for every mark in every frame whether it does.
function sheet() {
  const [from, side] = [-REACH, 2 * REACH];
  return drawn("svg", { class: "marks", width: side, height: side, viewBox: `${from} ${from} ${side} ${side}` });
}

/**
 * A Leaflet marker that draws a mark.
 * @param {L.LatLng} position  @param {Mark} mark
 * @param {L.MarkerOptions} options
 */
export function markerFor(position, mark, options) {
  const MarkIcon = L.Icon.extend({ createIcon: () => mark.element, createShadow: () => null });
  const Marker = L.Marker.extend({
    getPane() {
      return levelOf(this._map, mark.style.rank);
    },
    _setPos(point) {
      // Words and symbols keep their size while the map grows; then they are put where they stand.
      if (this._map._animatingZoom && mark.point) mark.drift(point);
      else mark.moveTo(point);
    },
  });
  const size = [TARGET, TARGET];
  const icon = new MarkIcon({ iconSize: size, iconAnchor: [TARGET / 2, TARGET / 2] });
  const marker = new Marker(position, { ...options, icon });
  marker.on("add", () => mark.label && mark.element.after(mark.label));
  marker.on("mouseover", () => mark.showTitle());
  marker.on("remove", () => mark.label?.remove());
  return marker;
}
