// A marker moved by a plain translation. Leaflet's own has a depth, and with it every symbol would
// become a picture of its own for the browser to keep, order and put together in every frame.

/** @returns {L.Marker} with the options of Leaflet's own */
export function flatMarker(position, options) {
  const marker = L.marker(position, options);
  const place = marker._setPos;
  marker._setPos = function placed(point) {
    place.call(marker, point);
    if (marker._icon) marker._icon.style.transform = `translate(${point.x}px, ${point.y}px)`;
  };
  return marker;
}
