// The one registry of the page: the classes that the map script (folium's script slot) names.
import { LayerPanel } from "./controls/layer-panel.js";
import { PlaceList } from "./controls/place-list.js";
import { TimeControl } from "./controls/time-control.js";
import { ViewAddress } from "./controls/view-address.js";
import { ZoomControl } from "./controls/zoom-control.js";
import { Basemap } from "./map/basemap.js";
import { EditionLayer } from "./map/edition-layer.js";
import { sessionOf } from "./map/session.js";

globalThis.Atlas = {
  Basemap,
  EditionLayer,
  LayerPanel,
  PlaceList,
  TimeControl,
  ViewAddress,
  ZoomControl,
  Comparison: late(
    async () => (await import("./controls/comparison.js")).Comparison,
    (asked) => asked.compare,
  ),
  PlaceFilter: late(
    async () => (await import("./controls/place-filter.js")).PlaceFilter,
    (asked) => Object.keys(asked.filter ?? {}).length > 0,
  ),
  PlacePopup: late(
    async () => (await import("./map/place-popup.js")).PlacePopup,
    (asked) => asked.place,
  ),
  PlaceSearch: late(async () => (await import("./controls/place-search.js")).PlaceSearch),
  PlaceTable: late(
    async () => (await import("./controls/place-table.js")).PlaceTable,
    (asked) => asked.table,
  ),
};

/**
 * Elements that nobody can use before the map stands are fetched when it does, unless the address
 * asks for what they show: a class that stands for an element until it is there.
 * @param {() => Promise<Function>} load fetches the element's class
 * @param {(asked: object) => unknown} isAsked whether a view needs the element to be shown
 */
function late(load, isAsked = () => false) {
  return class {
    constructor(config) {
      this.config = config;
    }

    addTo(map) {
      const session = sessionOf(map);
      const made = async () => new (await load())(this.config).addTo(map);
      const make = () => session.await(this, made());
      if (isAsked(session.asked)) make();
      else session.postpone(make);
      return this;
    }
  };
}
