// The one registry of the page: the classes that the map script (folium's script slot) names.
import { Comparison } from "./controls/comparison.js";
import { LayerPanel } from "./controls/layer-panel.js";
import { PlaceFilter } from "./controls/place-filter.js";
import { PlaceList } from "./controls/place-list.js";
import { PlaceSearch } from "./controls/place-search.js";
import { PlaceTable } from "./controls/place-table.js";
import { TimeControl } from "./controls/time-control.js";
import { ViewAddress } from "./controls/view-address.js";
import { ZoomControl } from "./controls/zoom-control.js";
import { Basemap } from "./map/basemap.js";
import { EditionLayer } from "./map/edition-layer.js";
import { PlacePopup } from "./map/place-popup.js";

globalThis.Atlas = {
  Basemap,
  Comparison,
  EditionLayer,
  LayerPanel,
  PlaceFilter,
  PlaceList,
  PlacePopup,
  PlaceSearch,
  PlaceTable,
  TimeControl,
  ViewAddress,
  ZoomControl,
};
