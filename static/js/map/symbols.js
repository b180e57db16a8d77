// The shapes of the symbols: one table of outlines for the map and for the legend.
import { drawn } from "../dom.js";

const CORNERS = { diamond: [4, 0], square: [4, 45], triangle: [3, 0], pentagon: [5, 0], hexagon: [6, 30] };
const LEGEND_SIZE = 18;
/** Diameter [px] of the disc of one person; the area grows with the number. */
const PER_ROOT = 0.4;

/**
 * A symbol as a picture of its own, for the legend.
 * @param {{shape, size, colour}} style a row of the style table
 * @param {"filled"|"hollow"|"context"} state has a figure | none known | no camp labour attested
 * @returns {SVGElement} decorative; whoever places it says in words what it is
 */
export function symbol(style, state = "filled") {
  const size = style.size || LEGEND_SIZE;
  const d = outlineAt(outline({ ...style, size }), { x: 0, y: 0 });
  const parts = [drawn("path", { class: symbolClass(style, state), d })];
  if (hasEdge(style, state)) parts.unshift(drawn("path", { class: "symbol-edge", d }));
  return picture("symbol-picture", size + 4, style.colour, parts);
}

/** Classes of a symbol: its outline decides what a line or a ring looks like, its state the rest. */
export function symbolClass({ shape }, state) {
  return `symbol symbol-${state} outline-${shape}`;
}

/** Whether a thin dark edge stands around the symbol: a pale colour alone would be lost on the land. */
export function hasEdge({ pale }, state) {
  return pale && state === "hollow";
}

/** The outline of a symbol as path commands relative to its middle. */
export function outline({ shape, size }) {
  const radius = size / 2;
  if (shape === "none") return `m${-radius} 0h${size}`;
  if (!(shape in CORNERS)) return `m${-radius} 0a${radius} ${radius} 0 1 0 ${size} 0a${radius} ${radius} 0 1 0 ${-size} 0z`;
  const [count, turn] = CORNERS[shape];
  return polygon(count, turn, radius * (count === 4 && turn ? 1.25 : 1.1));
}

/** The outline standing at a point [px]. */
export function outlineAt(relative, { x, y }) {
  return `M${x} ${y}${relative}`;
}

/**
 * Discs behind a symbol, on one centre: their areas are the head-counts. Largest first.
 * @param {{count: number, accepted: boolean, colour: string}[]} counts; doubted ones are dashed
 * @param {SVGElement[]} [discs] discs of another year, to be drawn anew
 * @returns {SVGElement[]} decorative; the popup says the number in words
 */
export function countDiscs(counts, discs = []) {
  const largest = [...counts].sort((one, other) => other.count - one.count);
  for (const disc of discs.slice(largest.length)) disc.remove();
  return largest.map(({ count, accepted, colour }, index) => {
    const disc = discs[index] ?? drawn("circle");
    disc.setAttribute("class", `count-disc${accepted ? "" : " is-doubted"}`);
    disc.setAttribute("r", diameter(count) / 2);
    disc.style.setProperty("--symbol", `var(--${colour})`);
    return disc;
  });
}

/** The disc of a head-count as a picture of its own, for the legend. */
export function countPicture(count, colour) {
  return picture("count-picture", diameter(count) + 4, colour, countDiscs([{ count, accepted: true, colour }]));
}

function diameter(count) {
  return Math.sqrt(count) * PER_ROOT;
}

function picture(name, size, colour, parts) {
  const viewBox = `${-size / 2} ${-size / 2} ${size} ${size}`;
  const svg = drawn("svg", { class: name, width: size, height: size, viewBox, "aria-hidden": "true" }, ...parts);
  svg.style.setProperty("--symbol", `var(--${colour})`);
  return svg;
}

function polygon(count, turn, radius) {
  const corners = Array.from({ length: count }, (_, corner) => {
    const angle = ((corner * 360) / count + turn - 90) * (Math.PI / 180);
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  const steps = corners.map(([x, y], index) => {
    const [fromX, fromY] = index ? corners[index - 1] : [0, 0];
    return `${(x - fromX).toFixed(2)} ${(y - fromY).toFixed(2)}`;
  });
  return `m${steps[0]}l${steps.slice(1).join("l")}z`;
}
