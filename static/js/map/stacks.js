// Many at one spot: symbols that would cover each other become one with a count, whose tap lists
// them. Nothing hides under another at any zoom.
import { Labels, pointOf } from "./labels.js";
import { sessionOf } from "./session.js";
import { countIn } from "./time.js";

const TOLD = ["filled", "hollow", "context"];
/** Nearer than this [px] a symbol, or the number beside it, would cover its neighbour. */
const TOUCHING = 36;
const SURE = ["certain", "possible", "undated", "absent"];
/** What a member tells that stands under another one. */
const UNDER = "under";
const stacks = new WeakMap();

/** The stacks of a map; made when the first layer joins. */
export function stacksOf(map) {
  if (!stacks.has(map)) stacks.set(map, new Stacks(map));
  return stacks.get(map);
}

class Stacks {
  constructor(map) {
    this.map = map;
    this.session = sessionOf(map);
    this.members = [];
    this.gathering = new Gathering((member) => pointOf(member, map));
    this.labels = new Labels(map);
    this.labels.rankByZoom();
    map.on("zoomend", () => this.arrange());
    for (const name of ["layers", "time"]) this.session.on(name, () => this.arrange());
    this.session.on("settled", () => this.arrange());
    // Letters that come later have other widths.
    document.fonts.addEventListener("loadingdone", () => {
      this.labels.forget();
      if (this.session.pending.size === 0) this.arrange();
    });
  }

  /** @param {object} member a point symbol, as Labels.join describes it; with id, card, layer */
  join(member) {
    this.labels.join(member);
    if (!member.layer.style.listed) return;
    this.members.push(member);
    this.members.sort(inOrder);
    member.marker.on("click", () => this.open(member));
    member.marker.on("keypress", (event) => {
      if (!["Enter", " "].includes(event.originalEvent.key)) return;
      event.originalEvent.preventDefault();
      this.open(member);
    });
  }

  open(member) {
    const group = member.group ?? [member];
    if (group.length === 1) this.session.choose(member.id, { from: member.marker.getElement() });
    else this.session.tell("choose-among", { members: group, from: member.marker.getElement() });
  }

  arrange() {
    const shown = this.members.filter(({ id, layer }) => this.session.isShown(id, layer));
    for (const group of this.gathering.groups(shown, this.map.getZoom())) {
      for (const member of group) {
        member.group = group;
        if (member === group[0]) this.lead(member);
        else if (member.told !== UNDER) this.step(member);
      }
    }
    this.labels.arrange((member) => member.told !== UNDER && this.session.isShown(member.id, member.layer));
  }

  /** A member that stands for its group: it tells how many they are and how many people. */
  lead(member) {
    const { mark, group } = member;
    const counts = this.counts(group);
    const people = counts.map(({ count, accepted, colour }) => `${count} ${accepted} ${colour}`).join();
    if (people !== member.people) mark.setCounts(counts);
    member.people = people;
    if (isSame(member.told, group)) return;
    member.told = group;
    mark.flag({ covered: false });
    mark.setReach(true);
    mark.setMany(group.length);
    mark.setName(spoken(group));
  }

  /** A member steps back under the one that leads its group. */
  step(member) {
    member.told = UNDER;
    member.mark.flag({ covered: true });
    member.mark.setReach(false);
  }

  /** The head-counts at a spot in the years shown, each with the colour of its layer. */
  counts(group) {
    const { span } = this.session;
    return group.flatMap(({ id, layer }) => {
      const { counts } = layer.time(id);
      const found = counts ? countIn(counts, span) : null;
      return found ? [{ ...found, colour: layer.style.colour }] : [];
    });
  }
}

function isSame(told, group) {
  return Array.isArray(told) && told.length === group.length && told.every((member, index) => member === group[index]);
}

/** What stands at a spot, by layer: "Name"; for many "Layer 3, other layer 1: name, name, ...". */
function spoken(members) {
  const names = members.map(({ card }) => card.name.text).join(", ");
  if (members.length === 1) return `${names}, ${members[0].card.kind.text}`;
  const layers = byLayer(members).map(([layer, those]) => `${layer.title.text} ${those.length}`);
  return `${layers.join(", ")}: ${names}`;
}

/** Members of a spot apart by layer: [layer, members] each, in the order of the layers. */
export function byLayer(members) {
  const layers = new Map();
  for (const member of members) layers.set(member.layer, [...(layers.get(member.layer) ?? []), member]);
  return [...layers].sort(([one], [other]) => one.order - other.order);
}

// The order in which symbols lead a stack, as far as it does not change with the years.
function inOrder(a, b) {
  return (
    b.layer.style.rank - a.layer.style.rank ||
    a.layer.order - b.layer.order ||
    TOLD.indexOf(a.card.state) - TOLD.indexOf(b.card.state) ||
    (a.id < b.id ? -1 : 1)
  );
}

// Which symbols touch each other. Points change with the zoom alone, so the squares that hold them
// are kept; a year only walks through them.
class Gathering {
  /** @param {(member) => {x, y}} pointOf where a member stands at the zoom of now [px] */
  constructor(pointOf) {
    this.pointOf = pointOf;
    this.squares = new Map();
    this.zoom = null;
    this.walk = 0;
  }

  /**
   * Groups members whose points touch the group's first; the surest of the highest rank leads.
   * @param {object[]} members in their order, higher ranks first
   * @returns {object[][]} groups in the order of their first members
   */
  groups(members, zoom) {
    if (zoom !== this.zoom) this.squares = new Map();
    this.zoom = zoom;
    this.walk += 1;
    const groups = [];
    for (const member of bySureness(members)) {
      const point = this.pointOf(member);
      const square = this.squareOf(member, point);
      const near = this.nearest(square, point);
      if (near) near.group.push(member);
      else groups.push(this.lead(square, member, point, groups.length));
    }
    return groups.map(({ group }) => group);
  }

  squareOf(member, { x, y }) {
    if (member.squares !== this.squares) member.square = this.square(Math.floor(x / TOUCHING), Math.floor(y / TOUCHING));
    member.squares = this.squares;
    return member.square;
  }

  square(column, row) {
    const name = `${column} ${row}`;
    if (!this.squares.has(name)) this.squares.set(name, { column, row, led: [], walk: 0, around: null });
    return this.squares.get(name);
  }

  lead(square, member, at, number) {
    if (square.walk !== this.walk) square.led = [];
    square.walk = this.walk;
    const made = { at, group: [member], number };
    square.led.push(made);
    return made;
  }

  // The first group whose point is near enough: only the neighbouring squares can hold one.
  nearest(square, { x, y }) {
    square.around ??= this.around(square);
    let found = null;
    for (const { walk, led } of square.around) {
      if (walk !== this.walk) continue;
      for (const group of led) {
        const isNear = Math.hypot(group.at.x - x, group.at.y - y) < TOUCHING;
        if (isNear && (!found || group.number < found.number)) found = group;
      }
    }
    return found;
  }

  around({ column, row }) {
    const steps = [-1, 0, 1];
    return steps.flatMap((dx) => steps.map((dy) => this.square(column + dx, row + dy)));
  }
}

// Within one rank the surest come first; otherwise the order stays. Sorting would take longer.
function bySureness(members) {
  const ranks = new Map();
  for (const member of members) {
    const { style } = member.layer;
    if (!ranks.has(style.rank)) ranks.set(style.rank, SURE.map(() => []));
    ranks.get(style.rank)[SURE.indexOf(member.layer.standing(member.id).presence)].push(member);
  }
  return [...ranks.values()].flat(2);
}
