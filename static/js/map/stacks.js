// Many at one spot: symbols that would cover each other become one with a count, whose tap lists
// them. Nothing hides under another at any zoom.
import { element } from "../dom.js";
import { arrangeLabels, rankByZoom } from "./labels.js";
import { sessionOf } from "./session.js";

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
    rankByZoom(map);
    map.on("zoomend", () => this.arrange());
    this.session.on("layers", () => this.arrange());
    this.session.on("settled", () => this.arrange());
    this.session.on("time", () => this.arrange());
  }

  join(member) {
    this.members.push(member);
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
    const pointOf = ({ marker }) => this.map.latLngToLayerPoint(marker.getLatLng());
    const sureness = ({ id, layer }) => SURE.indexOf(layer.standing(id).presence);
    for (const group of gather(shown, pointOf, sureness)) {
      group.forEach((member, index) => this.face(member, group, index === 0));
    }
    arrangeLabels(this.map);
  }

  face(member, group, leads) {
    member.group = group;
    const icon = member.marker.getElement();
    if (!icon) return;
    icon.classList.toggle("is-covered", !leads);
    icon.tabIndex = leads ? 0 : -1;
    icon.querySelector(".stack-count")?.remove();
    if (leads && group.length > 1) {
      icon.querySelector(".marker-face").append(element("span", { class: "stack-count" }, String(group.length)));
    }
    const names = leads ? group : [member];
    icon.setAttribute("aria-label", names.map(({ card }) => card.name.text).join(", "));
  }
}

/** Groups members whose points touch the group's first; the surest of the highest rank leads. */
export function gather(members, pointOf, sureness) {
  const order = [...members].sort(
    (a, b) =>
      b.rank - a.rank ||
      sureness(a) - sureness(b) ||
      a.layer.order - b.layer.order ||
      TOLD.indexOf(a.card.state) - TOLD.indexOf(b.card.state) ||
      (a.id < b.id ? -1 : 1),
  );
  const groups = [];
  for (const member of order) {
    const point = pointOf(member);
    const near = groups.find(({ at }) => Math.hypot(at.x - point.x, at.y - point.y) < TOUCHING);
    if (near) near.group.push(member);
    else groups.push({ at: point, group: [member] });
  }
  return groups.map(({ group }) => group);
}
