// Labels that would cover one another or a symbol step back; a closer zoom brings them out again.
// Boxes are worked out from points and from sizes measured once: nothing is laid out for a year.
import { Crowd } from "./crowd.js";
import { measured } from "./lettering.js";

/** From which zoom on places of rank 2 and 3 are shown for orientation. */
const RANK_2 = 5;
const RANK_3 = 6.25;

export class Labels {
  constructor(map) {
    this.map = map;
    this.members = [];
    this.sizes = new Map();
    this.walk = 0;
    this.crowd = null;
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
    this.sizes = new Map();
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
    const symbols = this.symbols(zoom);
    const labelled = [];
    this.walk += 1;
    for (const member of this.members) {
      if (!hasRank(member.rank, zoom) || !isShown(member)) continue;
      member.walk = this.walk;
      if (member.label) labelled.push(member);
    }
    const placed = new Crowd();
    for (const member of labelled) {
      const box = this.box(member);
      const covered = member.yields && member.reach > 0 && placed.meets(this.dot(member));
      const crowded = covered || placed.meets(box) || symbols.meets(box, (other) => this.isFirm(other, member));
      stepBack(member, covered, crowded);
      if (!crowded) placed.add(box);
    }
  }

  /** All symbols where they stand at this zoom, shown or not. */
  symbols(zoom) {
    if (this.crowd?.zoom === zoom && this.crowd.count === this.members.length) return this.crowd.symbols;
    const symbols = new Crowd();
    for (const member of this.members) if (member.reach > 0) symbols.add(this.dot(member), member);
    this.crowd = { zoom, count: this.members.length, symbols };
    return symbols;
  }

  /** Symbols a label has to leave alone: those shown, of listed places or of its rank and above. */
  isFirm(other, own) {
    return other.walk === this.walk && other !== own && (!other.yields || other.rank <= own.rank);
  }

  /** The box of a symbol in pixels of the map. */
  dot(member) {
    const point = pointOf(member, this.map);
    if (member.dot?.point !== point) member.dot = { point, box: around(point, member.reach) };
    return member.dot.box;
  }

  /** The box of a label in pixels of the map. */
  box(member) {
    const point = pointOf(member, this.map);
    const size = this.size(member);
    if (member.words?.point !== point || member.words.size !== size) {
      const box = { left: point.x + size.left, right: point.x + size.right, top: point.y + size.top, bottom: point.y + size.bottom };
      member.words = { point, size, box };
    }
    return member.words.box;
  }

  /** How far a label reaches from the point of its mark; the same words of one style are measured once. */
  size(member) {
    const { mark } = member;
    if (member.measured?.words !== mark.words || member.measured.sizes !== this.sizes) {
      const key = `${mark.style.key} ${mark.words}`;
      if (!this.sizes.has(key)) this.sizes.set(key, measured(mark));
      member.measured = { words: mark.words, sizes: this.sizes, size: this.sizes.get(key) };
    }
    return member.measured.size;
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

function around({ x, y }, reach) {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}
