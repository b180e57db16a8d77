// The explorer's side of the door for addresses: its query, and the address somebody can cite.

/** @returns {string} the query of the page, as it was asked. */
export function askedQuery() {
  return globalThis.location.search;
}

/** Puts what is chosen into the address, without a new entry in the history. */
export function keepQuery(query) {
  globalThis.history.replaceState(null, "", query || globalThis.location.pathname);
}

/**
 * The address of a view for captions and files. From a folder it is the path alone: where the
 * folder lies on somebody's disk helps nobody.
 */
export function citable(path, query) {
  const { protocol, origin, pathname } = globalThis.location;
  const served = protocol.startsWith("http") && pathname === path;
  return served ? `${origin}${path}${query}` : `${path}${query}`;
}
