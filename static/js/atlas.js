// The one registry of the page: the classes that the map script (folium's script slot) names.
import { LayerPanel } from "./controls/layer-panel.js";
import { PlaceList } from "./controls/place-list.js";
import { TimeControl } from "./controls/time-control.js";
import { ViewAddress } from "./controls/view-address.js";
import { ZoomControl } from "./controls/zoom-control.js";
import { Basemap } from "./map/basemap.js";
import { EditionLayer } from "./map/edition-layer.js";
import { late } from "./map/late.js";

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
