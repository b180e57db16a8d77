// Marks of a chart: one shape and one colour a series, hollow where the figure is in doubt.
import { PAPER, round, svg } from "./svg.js";

export const COLOURS = ["#1f3f5e", "#a85f0d", "#1f7068", "#6d3f7c", "#96402a", "#5a5044"];

const SHAPES = [
  (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
  (x, y, r) => `M${x - r} ${y - r}H${x + r}V${y + r}H${x - r}Z`,
  (x, y, r) => `M${x} ${y - 1.3 * r}L${x + 1.3 * r} ${y}L${x} ${y + 1.3 * r}L${x - 1.3 * r} ${y}Z`,
  (x, y, r) => `M${x} ${y - 1.3 * r}L${x + 1.2 * r} ${y + r}L${x - 1.2 * r} ${y + r}Z`,
  (x, y, r) => `M${x} ${y + 1.3 * r}L${x + 1.2 * r} ${y - r}L${x - 1.2 * r} ${y - r}Z`,
  (x, y, r) => `M${x - 1.5 * r} ${y - 0.6 * r}H${x + 1.5 * r}V${y + 0.6 * r}H${x - 1.5 * r}Z`,
];

/** The mark of the series of a number at a point. */
export function mark(number, x, y, { hollow = false, radius = 4 } = {}) {
  const colour = COLOURS[number % COLOURS.length];
  return svg("path", {
    d: SHAPES[number % SHAPES.length](round(x), round(y), radius),
    fill: hollow ? PAPER : colour,
    stroke: hollow ? colour : PAPER,
    "stroke-width": hollow ? 2 : 1,
  });
}

/** A bar as long as its period; an end that the chart cuts off has no cap. */
export function bar(number, { left, right, y, open, thick, hollow }) {
  const [x1, x2, at] = [left, right, y].map(round);
  const caps = thick ? `${open.left ? "" : `M${x1} ${at - 5}v10`}${open.right ? "" : `M${x2} ${at - 5}v10`}` : "";
  return svg("path", {
    d: `M${x1} ${at}H${x2}${caps}`,
    fill: "none",
    stroke: COLOURS[number % COLOURS.length],
    "stroke-width": thick ? 3 : 1.5,
    "stroke-dasharray": hollow ? "5 3" : null,
  });
}

/** Slanting lines over a span without a figure, cut at its edges. */
export function hatch(x, y, width, height) {
  let d = "";
  for (let at = -height; at < width; at += 7) {
    const [x1, x2] = [Math.max(at, 0), Math.min(at + height, width)];
    const [y1, y2] = [x1, x2].map((across) => y + height - (across - at));
    if (x2 > x1) d += `M${round(x + x1)} ${round(y1)}L${round(x + x2)} ${round(y2)}`;
  }
  return svg("path", { d, fill: "none", stroke: "#b9ab94", "stroke-width": 1.2 });
}
