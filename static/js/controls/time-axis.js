// Above the slider: a small area chart of head-counts, hatched where no figure is known.
import { drawn, element } from "../dom.js";

const HEIGHT = 44;
const PER_YEAR = 10;

/**
 * @param {number[]} years first and last year of the axis
 * @param {?{label: string, points: number[][]}} series moments (decimal years) with their values
 * @param {string} gap what hatching means
 * @returns {SVGElement}
 */
export function drawAxis([first, last], series, gap) {
  const width = (last + 1 - first) * PER_YEAR;
  const svg = drawn("svg", { class: "time-chart", viewBox: `0 0 ${width} ${HEIGHT + 14}`, preserveAspectRatio: "none" });
  if (series) named(svg, `${series.label}; ${gap}`);
  else svg.setAttribute("aria-hidden", "true");
  const known = new Map((series?.points ?? []).map(([moment, value]) => [Math.floor(moment), value]));
  const top = Math.max(...known.values(), 1);
  for (let year = first; year <= last; year += 1) {
    const x = (year - first) * PER_YEAR;
    if (known.has(year)) svg.append(column(x, (known.get(year) / top) * HEIGHT));
    else if (series) svg.append(hatch(x));
    if (year % 5 === 0) svg.append(drawn("line", { class: "time-tick", x1: x + PER_YEAR / 2, x2: x + PER_YEAR / 2, y1: HEIGHT, y2: HEIGHT + 6 }));
  }
  return svg;
}

/** Every fifth year under the axis, at the middle of its column. */
export function drawYears([first, last]) {
  const line = element("div", { class: "time-years", "aria-hidden": "true" });
  for (let year = first; year <= last; year += 1) {
    if (year % 5 !== 0) continue;
    const mark = element("span", {}, String(year));
    mark.style.insetInlineStart = `${((year - first + 0.5) / (last + 1 - first)) * 100}%`;
    line.append(mark);
  }
  return line;
}

function named(svg, words) {
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", words);
}

function column(x, height) {
  return drawn("rect", { class: "time-area", x, y: HEIGHT - height, width: PER_YEAR, height });
}

function hatch(x) {
  const lines = [0, 1, 2, 3].map((step) => `M${x} ${HEIGHT - step * 11}L${x + PER_YEAR} ${HEIGHT - 10 - step * 11}`);
  return drawn("path", { class: "time-gap", d: lines.join("") });
}
