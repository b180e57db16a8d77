// Many at one spot: symbols that would cover each other become one with a count, whose tap lists
// them. Nothing hides under another at any zoom.
import { element } from "../dom.js";
import { Labels, pointOf } from "./labels.js";
import { sessionOf } from "./session.js";
import { countDiscs } from "./symbols.js";
import { countIn } from "./time.js";

const TOUCHING = 24;
const TOLD = ["filled", "hollow", "context"];
const SURE = ["certain", "possible", "undated", "absent"];
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
    this.labels = new Labels(map);
    this.labels.rankByZoom();
    map.on("zoomend", () => this.arrange());
    for (const name of ["layers", "time"]) this.session.on(name, () => this.arrange());
    this.session.on("settled", () => this.settle());
  }

  /** Arranges what is drawn; once more when the letters of its labels have come. */
  settle() {
    this.arrange();
    if (document.fonts.status === "loaded") return;
    document.fonts.ready.then(() => {
      this.labels.forget();
      this.arrange();
    });
  }

  /** @param {object} member a point symbol, as Labels.join describes it; with id, card, layer */
  join(member) {
    this.labels.join(member);
    // A symbol that comes back to the map is made anew and knows nothing of before.
    member.marker.on("add", () => Object.assign(member, { told: null, isCovered: false }));
    if (!member.layer.style.listed) return;
    this.members.push(member);
    this.members.sort(inOrder);
    member.marker.on("click", () => this.open(member));
    member.marker.on("keypress", (event) => {
      if (event.originalEvent.key === "Enter") this.open(member);
    });
  }

  open(member) {
    const group = member.group ?? [member];
    if (group.length === 1) this.session.choose(member.id, { from: member.marker.getElement() });
    else this.session.tell("choose-among", { members: group, from: member.marker.getElement() });
  }

  arrange() {
    const shown = this.members.filter(({ id, layer }) => this.session.isShown(id, layer));
    for (const member of shown) member.sureness = SURE.indexOf(member.layer.standing(member.id).presence);
    for (const group of gather(shown, (member) => pointOf(member, this.map))) {
      group.forEach((member, index) => this.face(member, group, index === 0));
    }
    this.labels.arrange((member) => member.leads !== false && this.session.isShown(member.id, member.layer));
  }

  face(member, group, leads) {
    member.group = group;
    member.leads = leads;
    const names = leads ? group : [member];
    const counts = leads ? this.counts(group) : [];
    const told = `${leads} ${names.map(({ id }) => id).join(" ")} ${counts.map(({ count, accepted }) => `${count} ${accepted}`)}`;
    const icon = member.marker.getElement();
    if (!icon || member.told === told) return;
    member.told = told;
    icon.classList.toggle("is-covered", !leads);
    icon.tabIndex = leads ? 0 : -1;
    for (const part of icon.querySelectorAll(".stack-count, .count-discs")) part.remove();
    const face = icon.querySelector(".marker-face");
    if (counts.length > 0) face.prepend(countDiscs(counts));
    if (leads && group.length > 1) face.append(element("span", { class: "stack-count" }, String(group.length)));
    icon.setAttribute("aria-label", spoken(names));
    icon.title = spoken(names);
  }

  /** The head-counts at a spot in the years shown, each with the colour of its layer. */
  counts(group) {
    const { span } = this.session;
    return group.flatMap(({ id, layer }) => {
      const found = countIn(layer.time(id).counts, span);
      return found ? [{ ...found, colour: layer.style.colour }] : [];
    });
  }
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

/**
 * Groups members whose points touch the group's first; the surest of the highest rank leads.
 * @param {object[]} members in their order, each with its sureness in the years shown
 */
export function gather(members, placeOf) {
  const order = [...members].sort(
    (a, b) => b.layer.style.rank - a.layer.style.rank || a.sureness - b.sureness,
  );
  const groups = [];
  // Only the neighbouring squares of a grid can hold a group that is near enough.
  const squares = new Map();
  for (const member of order) {
    const point = placeOf(member);
    const [column, row] = [Math.floor(point.x / TOUCHING), Math.floor(point.y / TOUCHING)];
    const near = nearest(squares, column, row, point);
    if (near) near.group.push(member);
    else {
      const made = { at: point, group: [member], number: groups.length };
      groups.push(made);
      const square = `${column} ${row}`;
      squares.set(square, [...(squares.get(square) ?? []), made]);
    }
  }
  return groups.map(({ group }) => group);
}

// The first group whose point is near enough.
function nearest(squares, column, row, { x, y }) {
  let found = null;
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      for (const group of squares.get(`${column + dx} ${row + dy}`) ?? []) {
        const isNear = Math.hypot(group.at.x - x, group.at.y - y) < TOUCHING;
        if (isNear && (!found || group.number < found.number)) found = group;
      }
    }
  }
  return found;
}
