// Filters: which places are shown, by what is known of them. No DOM, no Leaflet.
// A filter is {facet: [ids]} with the facets that restrict alone: a place passes when it has one of
// the ids of every facet.

/** Facets in the order of the panel and of the address. */
export const FACETS = ["certainty", "precision", "kind", "oblast"];

/** Id for places of which no source names the oblast. */
const UNSTATED = "not-stated";

/**
 * The ids a place has by a facet; several where it lay in several oblasts in the years shown.
 * @param {{certainty, precision, kind, oblasts: ?Array}} place `oblasts`: [id, first, last year]
 * @param {?{from: number, to: number}} span the years shown; null shows all
 */
export function valuesOf(place, facet, span) {
  if (facet !== "oblast") return [place[facet]];
  const runs = place.oblasts ?? [];
  const then = span ? runs.filter(([, first, last]) => (first ?? span.to) <= span.to && (last ?? span.from) >= span.from) : runs;
  const ids = (then.length ? then : runs).map(([id]) => id);
  return ids.length ? ids : [UNSTATED];
}

/** The facets that hide a place. */
export function hiding(filter, place, span) {
  return Object.keys(filter).filter(
    (facet) => !valuesOf(place, facet, span).some((value) => filter[facet].includes(value)),
  );
}

/** Whether anything is filtered. */
export function isActive(filter) {
  return Object.keys(filter).length > 0;
}

/** A filter without some of its facets. */
export function without(filter, facets) {
  return Object.fromEntries(Object.entries(filter).filter(([facet]) => !facets.includes(facet)));
}

/**
 * A filter with a choice made or taken back, its ids in the order of the choices.
 * @param {string[]} order ids of all choices of the facet
 */
export function toggled(filter, facet, id, chosen, order) {
  const others = (filter[facet] ?? []).filter((other) => other !== id);
  return within({ ...filter, [facet]: chosen ? [...others, id] : others }, { [facet]: order });
}

/** A filter cut to ids that exist, in their order; a facet without any of them restricts nothing. */
export function within(filter, orders) {
  const cut = FACETS.map((facet) => {
    const order = orders[facet] ?? filter[facet] ?? [];
    return [facet, order.filter((id) => filter[facet]?.includes(id))];
  });
  return Object.fromEntries(cut.filter(([, ids]) => ids.length > 0));
}

/**
 * What each choice would show with the other facets as they are.
 * @param {object[]} places those whose layers are on and that stand in the years shown
 * @returns {{shown: number, counts: Object<string, Map<string, number>>}} by facet and id
 */
export function tally(filter, places, span) {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  let shown = 0;
  for (const place of places) {
    const hidden = hiding(filter, place, span);
    if (hidden.length === 0) shown += 1;
    for (const facet of FACETS) {
      if (hidden.some((other) => other !== facet)) continue;
      for (const id of valuesOf(place, facet, span)) counts[facet].set(id, (counts[facet].get(id) ?? 0) + 1);
    }
  }
  return { shown, counts };
}
