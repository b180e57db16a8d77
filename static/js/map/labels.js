// Labels that would cover one another or a symbol step back; a closer zoom brings them out again.
// Boxes are worked out from points and from sizes measured once: nothing is laid out for a year.

/** From which zoom on places of rank 2 and 3 are shown for orientation. */
const RANK_2 = 5;
const RANK_3 = 6.25;

export class Labels {
  constructor(map) {
    this.map = map;
    this.members = [];
    this.sizes = new Map();
  }

  /**
   * @param {object} member a point symbol: marker, mark, label (or undefined), standing (what shows it), rank
   *   among places for orientation, yields (a town), reach (half the symbol; 0 where it has none)
   */
  join(member) {
    this.members.push(member);
    this.members.sort((one, other) => one.rank - other.rank);
  }

  /** Another font has come: what was measured no longer holds. */
  forget() {
    this.sizes.clear();
  }

  /** Shows as many ranks of places for orientation as this zoom has room for. */
  rankByZoom() {
    const [container, zoom] = [this.map.getContainer(), this.map.getZoom()];
    container.classList.toggle("is-far", zoom < RANK_2);
    container.classList.toggle("is-middling", zoom < RANK_3);
  }

  /**
   * Decides for every label whether it has room; called after the symbols are placed. Symbols of
   * listed places never step back. Among places for orientation the lower rank gives way, with its
   * dot where a label of a higher one covers it.
   * @param {(member) => boolean} isShown whether a member stands on the map and under no other
   */
  arrange(isShown) {
    this.rankByZoom();
    const zoom = this.map.getZoom();
    const shown = this.members.filter((member) => hasRank(member.rank, zoom) && isShown(member));
    const symbols = shown.filter(({ reach }) => reach > 0).map((member) => ({ member, box: around(pointOf(member, this.map), member.reach) }));
    const dots = new Map(symbols.map(({ member, box }) => [member, box]));
    const labelled = shown.filter(({ label }) => label).map((member) => ({ member, box: this.box(member) }));
    const placed = [];
    for (const { member, box } of labelled) {
      if (!box) continue;
      const dot = member.yields ? dots.get(member) : null;
      const covered = Boolean(dot) && placed.some((other) => !apart(other, dot));
      const crowded = covered || !hasRoom(member, box, symbols, placed);
      stepBack(member, covered, crowded);
      if (!crowded) placed.push(box);
    }
  }

  /** The box of a label in pixels of the map; null while it cannot be measured. */
  box(member) {
    const key = `${member.layer.style.key} ${member.label.textContent}`;
    if (!this.sizes.has(key)) {
      const size = measured(member);
      if (!size) return null;
      this.sizes.set(key, size);
    }
    const [{ x, y }, { left, right, top, bottom }] = [pointOf(member, this.map), this.sizes.get(key)];
    return { left: x + left, right: x + right, top: y + top, bottom: y + bottom };
  }
}

/** Where a member stands at this zoom, in pixels; kept until the zoom changes. */
export function pointOf(member, map) {
  const zoom = map.getZoom();
  if (member.zoom !== zoom) {
    member.zoom = zoom;
    member.point = map.project(member.marker.getLatLng(), zoom);
  }
  return member.point;
}

function hasRank(rank, zoom) {
  return rank === 1 || zoom >= (rank === 2 ? RANK_2 : RANK_3);
}

function stepBack(member, covered, crowded) {
  if (member.isCovered !== covered) member.mark.element.classList.toggle("is-crowded-out", covered);
  if (member.isCrowded !== crowded) member.label.classList.toggle("is-crowded", crowded);
  member.isCovered = covered;
  member.isCrowded = crowded;
}

function hasRoom(own, box, symbols, placed) {
  const isFirm = ({ member }) => member !== own && (!member.yields || member.rank <= own.rank);
  return symbols.every((other) => !isFirm(other) || apart(other.box, box)) && placed.every((other) => apart(other, box));
}

// How far a label reaches from the point of its symbol, in each direction; null where it is not drawn.
function measured(member) {
  const { mark, label } = member;
  if (!mark.point) return null;
  // One that has stepped back has no size.
  stepBack(member, false, false);
  const { x, y, width, height } = label.getBBox();
  if (width === 0) return null;
  const [left, top] = [x - mark.point.x, y - mark.point.y];
  return { left, right: left + width, top, bottom: top + height };
}

function around({ x, y }, reach) {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

/** Whether two boxes leave each other room. */
export function apart(a, b) {
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
}
