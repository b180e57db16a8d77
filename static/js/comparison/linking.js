// Two maps that move as one: what one shows, the other shows at the same centre and zoom.

/**
 * Links two maps both ways. The one that follows is moved without events of its own making the
 * other move again, and is placed by the other's centre each time, so that nothing adds up.
 * @param {() => boolean} isLinked asked before each movement
 */
export function link(one, other, isLinked) {
  let following = false;
  const lead = (leader, follower, act) => () => {
    if (following || !isLinked()) return;
    following = true;
    act(leader, follower);
    following = false;
  };
  for (const [leader, follower] of [[one, other], [other, one]]) {
    leader.on("move", lead(leader, follower, align));
    leader.on("moveend", lead(leader, follower, end));
  }
}

/** Brings one map to the centre and zoom of another. */
export function align(leader, follower) {
  const [centre, zoom] = [leader.getCenter(), leader.getZoom()];
  if (zoom !== follower.getZoom()) return follower.setView(centre, zoom, { animate: false });
  // While a hand drags, shapes are not clipped anew for each pixel: that waits for the end.
  const offset = follower.latLngToContainerPoint(centre).subtract(follower.getSize().divideBy(2)).round();
  if (!offset.x && !offset.y) return follower;
  const pane = follower.getPane("mapPane");
  L.DomUtil.setPosition(pane, L.DomUtil.getPosition(pane).subtract(offset));
  return follower.fire("move");
}

function end(leader, follower) {
  align(leader, follower);
  follower.fire("moveend");
}
