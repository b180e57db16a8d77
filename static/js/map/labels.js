// Labels that would cover one another or a symbol step back; a closer zoom brings them out again.
// Boxes are worked out from points and from sizes measured once: nothing is laid out for a year.
import { badgeAt } from "./mark.js";

/** Side of the squares in which boxes are found again [px]; squares in a row, more than any map is wide. */
const SQUARE = 64;
const ROW = 2 ** 24;
/** From which zoom on places of rank 2 and 3 are shown for orientation. */
const RANK_2 = 5;
const RANK_3 = 6.25;

// How much room words take, without laying out the page: a canvas knows the letters as well.
const canvas = document.createElement("canvas").getContext("2d");
const looks = new Map();

export class Labels {
  constructor(map) {
    this.map = map;
    this.members = [];
    this.sizes = new Map();
    this.walk = 0;
    this.crowd = null;
  }

  /**
   * @param {object} member a point symbol: id, layer, marker, mark, label (or undefined), rank among
   *   places for orientation, yields (a town), reach (half the symbol; 0 where it has none)
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
      const crowded = covered || placed.meets(box) || this.firm(member, box, symbols).some((other) => this.stands(other));
      stepBack(member, covered, crowded);
      if (!crowded) placed.add(box);
    }
  }

  /** All symbols where they stand at this zoom, shown or not. */
  symbols(zoom) {
    if (this.crowd?.zoom === zoom && this.crowd.count === this.members.length) return this.crowd.symbols;
    const symbols = new Crowd();
    for (const member of this.members) {
      if (member.reach > 0) symbols.add(this.dot(member), member);
      if (member.layer.style.listed) symbols.add(badgeAt(pointOf(member, this.map)), { numberOf: member });
    }
    this.crowd = { zoom, count: this.members.length, symbols };
    return symbols;
  }

  /** Whether a symbol is shown, or the number of a stack. */
  stands({ walk, numberOf }) {
    return numberOf ? numberOf.walk === this.walk && numberOf.group?.length > 1 : walk === this.walk;
  }

  /** Symbols, and numbers, that a label has to leave alone where they stand: of listed places, of its rank and above. */
  firm(own, box, symbols) {
    if (own.firm?.box !== box || own.firm.symbols !== symbols) {
      const others = symbols.owners(box).filter((other) => other !== own && (!other.yields || other.rank <= own.rank));
      own.firm = { box, symbols, others };
    }
    return own.firm.others;
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
  if (member.isCovered !== covered) member.mark.flag({ "crowded-out": covered });
  if (member.isCrowded !== crowded) member.label.classList.toggle("is-crowded", crowded);
  member.isCovered = covered;
  member.isCrowded = crowded;
}

function around({ x, y }, reach) {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

/**
 * How far a label reaches from the point of its mark, in each direction.
 * @param {Mark} mark whose label the page holds
 * @returns {{left, right, top, bottom}} [px], left and top negative
 */
function measured({ label, style, words, beside: [right, down] }) {
  const { font, spacing, isCentred } = looks.get(style.key) ?? lookOf(label);
  if (label.isConnected) looks.set(style.key, { font, spacing, isCentred });
  canvas.font = font;
  const { width, fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = canvas.measureText(words);
  const whole = width + spacing * words.length;
  const left = right - (isCentred ? whole / 2 : 0);
  return { left, right: left + whole, top: down - ascent, bottom: down + descent };
}

// The style sheet gives each style of mark one look.
function lookOf(label) {
  const { font, letterSpacing, textAnchor } = getComputedStyle(label);
  return { font, spacing: Number.parseFloat(letterSpacing) || 0, isCentred: textAnchor === "middle" };
}

// Boxes on a plane, found again by where they lie: only those near a box are asked.
class Crowd {
  constructor() {
    this.squares = new Map();
  }

  /** @param {{left, right, top, bottom}} box [px]  @param {object} [owner] what the box belongs to */
  add(box, owner = null) {
    const entry = { box, owner };
    for (const square of squaresOf(box)) {
      if (this.squares.has(square)) this.squares.get(square).push(entry);
      else this.squares.set(square, [entry]);
    }
  }

  /** Whether a box leaves no room to one of those added. */
  meets(box) {
    return squaresOf(box).some((square) => this.squares.get(square)?.some((entry) => !apart(entry.box, box)));
  }

  /** What the boxes belong to that a box leaves no room. */
  owners(box) {
    const meeting = squaresOf(box).flatMap((square) => this.squares.get(square)?.filter((entry) => !apart(entry.box, box)) ?? []);
    return [...new Set(meeting.map(({ owner }) => owner))];
  }
}

function squaresOf({ left, right, top, bottom }) {
  const squares = [];
  for (let row = Math.floor(top / SQUARE); row * SQUARE <= bottom; row += 1) {
    for (let column = Math.floor(left / SQUARE); column * SQUARE <= right; column += 1) squares.push(row * ROW + column);
  }
  return squares;
}

/** Whether two boxes leave each other room. */
function apart(a, b) {
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
}
