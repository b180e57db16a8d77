// The SVGs that hold the marks of a map, one for each style: what a year does not change in one, the
// browser takes from before. And Leaflet's marker for one of them: Leaflet knows where
// it stands and who touched it, the mark draws it.
import { drawn } from "../dom.js";
import { TARGET } from "./mark.js";

const panes = new WeakMap();
let kinds = null;
/** Half the side of the SVG [px]: as far as a visitor drags the map without a change of zoom. */
const REACH = 5000;

/** The SVG of the marks of one style; higher ranks are drawn above lower ones. */
function sheetOf(map, style) {
  if (!panes.has(map)) panes.set(map, new Map());
  const sheets = panes.get(map);
  if (!sheets.has(style.key)) {
    const made = sheet(style);
    const above = [...sheets.values()].filter(({ rank }) => rank > style.rank).sort((one, other) => one.rank - other.rank);
    map.getPane("markerPane").insertBefore(made, above[0]?.svg ?? null);
    sheets.set(style.key, { rank: style.rank, svg: made });
  }
  return sheets.get(style.key).svg;
}

// Its origin is the pane's. What lies beyond its box would be drawn too, but the browser would ask
// for every mark in every frame whether it does.
function sheet({ colour }) {
  const [from, side] = [-REACH, 2 * REACH];
  const svg = drawn("svg", { class: "marks", width: side, height: side, viewBox: `${from} ${from} ${side} ${side}` });
  svg.style.left = `${from}px`;
  svg.style.top = `${from}px`;
  svg.style.setProperty("--symbol", `var(--${colour})`);
  return svg;
}

/** @returns {{Icon, Marker}} Leaflet's classes for marks; made when the first is drawn */
function classes() {
  kinds ??= {
    Icon: L.Icon.extend({
      createIcon() {
        return this.options.mark.element;
      },
      createShadow: () => null,
    }),
    Marker: L.Marker.extend({
      getPane() {
        return sheetOf(this._map, this.options.mark.style);
      },
      onAdd(map) {
        L.Marker.prototype.onAdd.call(this, map);
        const { element, label, isReached } = this.options.mark;
        if (label) element.after(label);
        // Leaflet lets keys reach whatever it adds.
        if (isReached === false) element.setAttribute("tabindex", "-1");
      },
      onRemove(map) {
        L.Marker.prototype.onRemove.call(this, map);
        this.options.mark.label?.remove();
      },
      _setPos(point) {
        const { mark } = this.options;
        // Words and symbols keep their size while the map grows; then they are put where they stand.
        if (this._map._animatingZoom && mark.point) mark.drift(point);
        else mark.moveTo(point);
      },
    }),
  };
  return kinds;
}

/**
 * A Leaflet marker that draws a mark.
 * @param {L.LatLng} position  @param {Mark} mark
 * @param {L.MarkerOptions} options
 */
export function markerFor(position, mark, options) {
  const { Icon, Marker } = classes();
  const icon = new Icon({ mark, iconSize: [TARGET, TARGET], iconAnchor: [TARGET / 2, TARGET / 2] });
  const marker = new Marker(position, { ...options, icon, mark });
  marker.on("mouseover", () => mark.showTitle());
  return marker;
}
