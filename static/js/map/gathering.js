// Which symbols touch each other. Points change with the zoom alone, so the squares that hold them
// are kept; a year only walks through them.
const TOUCHING = 24;
const SURE = ["certain", "possible", "undated", "absent"];

export class Gathering {
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
    if (zoom !== this.zoom) this.squares.clear();
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
    if (member.squareZoom !== this.zoom) member.square = this.square(Math.floor(x / TOUCHING), Math.floor(y / TOUCHING));
    member.squareZoom = this.zoom;
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
