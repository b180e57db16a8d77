// One place on the map: symbol, head-counts, number of places at its spot, label, and the room
// for a finger around it. All marks of a style stand in one SVG, in its own coordinates: an element
// or a transformation for each would be a piece for the browser to keep and put together.
import { drawn } from "../dom.js";
import { countDiscs, hasEdge, outline, outlineAt, symbolClass } from "./symbols.js";

/** Side of the square that answers a finger [px]. */
export const TARGET = 44;
/** From the middle of a place to the line its label stands on [px], as the style sheet anchors it. */
const LABEL = { area: [0, 26], water: [0, 4] };
const LABEL_BESIDE = [15, 4];
const BADGE = { x: -16, y: -13, height: 20, letter: 8 };
const FLAGS = ["absent", "covered", "possible", "undated", "crowded-out"];

export class Mark {
  /**
   * @param {object} style a row of the style table
   * @param {object} card what is said of the place
   * @param {number} rank among places for orientation
   */
  constructor(style, card, rank) {
    this.style = style;
    this.relative = outline(style);
    this.classes = `marker marker-${style.key} rank-${rank} leaflet-zoom-animated`;
    this.flags = {};
    this.element = drawn("g", { class: this.classes });
    if (style.listed) this.target = this.add(drawn("rect", { class: "marker-target", width: TARGET, height: TARGET }));
    if (style.shape !== "none") {
      if (hasEdge(style, card.state)) this.edge = this.add(drawn("path", { class: "symbol-edge" }));
      this.symbol = this.add(drawn("path"));
      this.setState(card.state);
    }
    if (style.labelled) {
      this.label = drawn("text", { class: `marker-label marker-label-${style.key} rank-${rank} leaflet-zoom-animated`, "aria-hidden": "true" });
      this.rename(card.name.text, card.name.lang);
    }
    this.discs = [];
    this.many = 1;
  }

  add(part) {
    this.element.append(part);
    return part;
  }

  /** @param {object} flags the FLAGS that change */
  flag(flags) {
    Object.assign(this.flags, flags);
    let classes = this.classes;
    for (const name of FLAGS) if (this.flags[name]) classes += ` is-${name}`;
    if (classes !== this.written) this.element.setAttribute("class", classes);
    this.written = classes;
  }

  /** Whether keys reach the mark. */
  setReach(isReached) {
    if (this.isReached !== isReached) this.element.setAttribute("tabindex", isReached ? "0" : "-1");
    this.isReached = isReached;
  }

  /** Whether a figure is known, as symbol() says it. */
  setState(state) {
    if (!this.symbol || this.state === state) return;
    this.state = state;
    this.edge?.classList.toggle("is-absent", !hasEdge(this.style, state));
    this.symbol.setAttribute("class", symbolClass(this.style, state));
  }

  /** The words of the label. */
  rename(words, lang) {
    this.words = words;
    this.label.textContent = words;
    this.label.setAttribute("lang", lang);
  }

  /** From the middle of the place to the beginning, or middle, of its label's line [px]. */
  get beside() {
    return LABEL[this.style.key] ?? LABEL_BESIDE;
  }

  /** What the mark is called by those who hear it. */
  setName(words) {
    this.element.setAttribute("aria-label", words);
    if (this.title) this.title.textContent = words;
  }

  /** The name where a mouse rests; nobody needs it before. */
  showTitle() {
    this.title ??= this.add(drawn("title"));
    this.title.textContent = this.element.getAttribute("aria-label");
  }

  /** @param {object[]} counts head-counts of the year shown, as countDiscs() takes them */
  setCounts(counts) {
    if (counts.length === 0 && this.discs.length === 0) return;
    const had = this.discs.length;
    this.discs = countDiscs(counts, this.discs);
    if (this.discs.length <= had) return;
    this.element.prepend(...this.discs);
    if (this.point) this.moveDiscs(this.point);
  }

  /** How many places stand here; nothing is said of one. */
  setMany(count) {
    if (count === this.many) return;
    this.many = count;
    if (count === 1) for (const part of this.badge) part.remove();
    else this.setBadge(String(count));
  }

  setBadge(count) {
    this.badge ??= [drawn("rect", { class: "stack-ground", height: BADGE.height, rx: BADGE.height / 2 }), drawn("text", { class: "stack-count" })];
    const [ground, number] = this.badge;
    if (!number.isConnected) this.element.append(ground, number);
    number.textContent = count;
    const wide = BADGE.height + BADGE.letter * (count.length - 1);
    if (wide === this.wide) return;
    this.wide = wide;
    put(ground, { width: wide });
    if (this.point) this.moveBadge(this.point);
  }

  /** Puts the mark at a point of the map [px]. */
  moveTo(point) {
    this.point = point;
    this.drift(point);
    const { x, y } = point;
    put(this.target, { x: x - TARGET / 2, y: y - TARGET / 2 });
    for (const part of [this.edge, this.symbol]) put(part, { d: outlineAt(this.relative, point) });
    const [right, down] = this.beside;
    put(this.label, { x: x + right, y: y + down });
    this.moveDiscs(point);
    this.moveBadge(point);
  }

  moveDiscs({ x, y }) {
    for (const disc of this.discs) put(disc, { cx: x, cy: y });
  }

  moveBadge({ x, y }) {
    if (!this.badge) return;
    const [ground, number] = this.badge;
    put(ground, { x: x + BADGE.x - this.wide / 2, y: y + BADGE.y - BADGE.height / 2 });
    put(number, { x: x + BADGE.x, y: y + BADGE.y + 4 });
  }

  /** While the map is zooming: the mark as it stands, moved to a point. */
  drift({ x, y }) {
    const still = x === this.point.x && y === this.point.y;
    const moved = still ? "" : `translate(${x - this.point.x}px, ${y - this.point.y}px)`;
    for (const part of [this.element, this.label]) if (part && part.style.transform !== moved) part.style.transform = moved;
  }
}

/** The box of the number of a stack whose mark stands at a point [px]; as wide as two digits. */
export function badgeAt({ x, y }) {
  const [wide, high] = [BADGE.height + BADGE.letter, BADGE.height];
  return { left: x + BADGE.x - wide / 2, right: x + BADGE.x + wide / 2, top: y + BADGE.y - high / 2, bottom: y + BADGE.y + high / 2 };
}

function put(part, attributes) {
  if (!part) return;
  for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
}
