// Which places stand on one map, on the other, on both. No DOM, no Leaflet.

/** @returns {Map<string, {card, presence}>} the listed places that a session shows, by id */
export function placesShown(session) {
  const shown = new Map();
  for (const layer of session.layers.values()) {
    if (!layer.isDrawn || !layer.style.listed) continue;
    for (const [place, { card }] of layer.markers) {
      if (!session.isShown(place, layer)) continue;
      shown.set(place, { card, presence: layer.standing(place).presence });
    }
  }
  return shown;
}

/** Two such maps apart: [only the first's, only the second's, those of both], as lists of ids. */
export function difference(first, second) {
  const here = [...first.keys()];
  return [
    here.filter((place) => !second.has(place)),
    [...second.keys()].filter((place) => !first.has(place)),
    here.filter((place) => second.has(place)),
  ];
}

/** How many of the places shown are only possibly there. */
export function possibly(shown) {
  return [...shown.values()].filter(({ presence }) => presence === "possible").length;
}
