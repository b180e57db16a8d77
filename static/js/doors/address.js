// The one door for addresses: what the page shows, read from and written to its own query.
import { formatView, parseView } from "../map/view.js";

/** @returns {{layers, place, at, span: ?{from, to}, undated: boolean}} the view asked for. */
export function readView() {
  return parseView(globalThis.location.search);
}

/** Puts the view into the address, without a new entry in the history. */
export function writeView(view) {
  const query = formatView(view);
  globalThis.history.replaceState(null, "", query || globalThis.location.pathname);
  return query;
}

/** The statistics of a period, narrowed to a place. */
export function narrowed(period, place) {
  return `${period}?place=${place}`;
}

/** The page of a place as of a year. */
export function asOf(place, year) {
  return `${place}?year=${year}`;
}

/** Gives links to other languages the view of this page, so that switching keeps it. */
export function carryView(links, query) {
  for (const link of links) {
    const [path] = link.getAttribute("href").split("?");
    link.setAttribute("href", path + query);
  }
}
