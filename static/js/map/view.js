// A view as text: ?year=1943 | from=..&to=..&undated=no&layers=a,b&compare=1953&place=id
// &at=zoom/lat/lon; compare is a year, years (1941-1945) or two layers (layers:a,b). Filters:
// certainty=a,b&precision=..&kind=..&oblast=..; list=table&sort=-name. No DOM, no Leaflet.
import { FACETS } from "./filter.js";

const IDENTIFIER = /^[a-z0-9]+([-_][a-z0-9]+)*$/;

/** Query -> view; a part that cannot be read is null, so that the page's default stands. */
export function parseView(query) {
  const parameters = new URLSearchParams(query);
  const place = parameters.get("place");
  return {
    layers: parseLayers(parameters.get("layers")),
    place: place && IDENTIFIER.test(place) ? place : null,
    at: parsePosition(parameters.get("at")),
    span: parseSpan(parameters),
    undated: parameters.get("undated") !== "no",
    filter: parseFilter(parameters),
    table: parameters.get("list") === "table" ? parseSort(parameters.get("sort")) : null,
    compare: parseComparison(parameters.get("compare")),
  };
}

function parseFilter(parameters) {
  const asked = FACETS.map((facet) => [facet, parseLayers(parameters.get(facet)) ?? []]);
  return Object.fromEntries(asked.filter(([, ids]) => ids.length > 0));
}

function parseSort(text) {
  return /^-?[a-z]+$/.test(text ?? "") ? text : "name";
}

/** 1953 | 1941-1945 | layers:a,b -> {span} | {layers: [a, b]}; null where it is none of these. */
export function parseComparison(text) {
  const [first, last = first, ...rest] = (text ?? "").split("-");
  const [from, to] = [parseYear(first), parseYear(last)];
  if (from !== null && to !== null && from <= to && !rest.length) return { span: { from, to } };
  const layers = parseLayers(/^layers:(.*)$/.exec(text ?? "")?.[1] ?? null);
  return layers?.length === 2 ? { layers } : null;
}

/** The comparison as parseComparison() reads it. */
export function formatComparison({ span, layers }) {
  if (layers) return `layers:${layers.join(",")}`;
  return span.from === span.to ? String(span.from) : `${span.from}-${span.to}`;
}

function parseSpan(parameters) {
  const year = parseYear(parameters.get("year"));
  if (year !== null) return { from: year, to: year };
  const [from, to] = [parseYear(parameters.get("from")), parseYear(parameters.get("to"))];
  return from !== null && to !== null && from <= to ? { from, to } : null;
}

function parseYear(text) {
  return /^\d{4}$/.test(text ?? "") ? Number(text) : null;
}

function parseLayers(text) {
  if (text === null) return null;
  return text.split(",").filter((layer) => IDENTIFIER.test(layer));
}

function parsePosition(text) {
  const parts = (text ?? "").split("/");
  const [zoom, lat, lon] = parts.map(Number);
  const readable = parts.length === 3 && parts.every((part) => part !== "");
  const sensible = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 20;
  return readable && sensible ? { zoom, lat, lon } : null;
}

/** View -> query with its question mark, or "" for the page's default view. */
export function formatView({ span, undated, layers, filter = {}, compare, place, at, table = null }) {
  const parts = [];
  if (span) parts.push(span.from === span.to ? `year=${span.from}` : `from=${span.from}&to=${span.to}`);
  if (!undated) parts.push("undated=no");
  if (layers) parts.push(`layers=${layers.join(",")}`);
  for (const facet of FACETS) if (filter[facet]) parts.push(`${facet}=${filter[facet].join(",")}`);
  if (compare) parts.push(`compare=${formatComparison(compare)}`);
  if (place) parts.push(`place=${place}`);
  if (at) parts.push(`at=${round(at.zoom, 2)}/${round(at.lat, 4)}/${round(at.lon, 4)}`);
  if (table) parts.push("list=table");
  if (table && table !== "name") parts.push(`sort=${table}`);
  return parts.length ? `?${parts.join("&")}` : "";
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
