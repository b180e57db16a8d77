// The symbols: one function draws them for the map and for the legend.
const SVG = "http://www.w3.org/2000/svg";
const CORNERS = { diamond: [4, 0], square: [4, 45], triangle: [3, 0], pentagon: [5, 0], hexagon: [6, 30] };

/**
 * @param {{shape, size, colour}} style a row of the style table
 * @param {"filled"|"hollow"|"context"} state has a figure | none known | no camp labour attested
 * @returns {SVGElement} decorative; whoever places it says in words what it is
 */
export function symbol(style, state = "filled") {
  const size = style.size || 18;
  const svg = node("svg", { class: `symbol symbol-${state}`, width: size + 4, height: size + 4 });
  svg.setAttribute("viewBox", `${-size / 2 - 2} ${-size / 2 - 2} ${size + 4} ${size + 4}`);
  svg.setAttribute("aria-hidden", "true");
  svg.style.setProperty("--symbol", `var(--${style.colour})`);
  svg.append(outline(style.shape, size / 2));
  return svg;
}

/** Diameter [px] of the disc of one person; the area grows with the number. */
const PER_ROOT = 0.4;

/**
 * Discs behind a symbol, on one centre: their areas are the head-counts.
 * @param {{count: number, accepted: boolean, colour: string}[]} counts; doubted ones are dashed
 * @returns {SVGElement} decorative; the popup says the number in words
 */
export function countDiscs(counts) {
  const largest = [...counts].sort((one, other) => other.count - one.count);
  const size = Math.sqrt(largest[0].count) * PER_ROOT + 4;
  const svg = node("svg", { class: "count-discs", width: size, height: size, "aria-hidden": "true" });
  svg.setAttribute("viewBox", `${-size / 2} ${-size / 2} ${size} ${size}`);
  for (const { count, accepted, colour } of largest) {
    const disc = node("circle", { class: `count-disc${accepted ? "" : " is-doubted"}`, r: (Math.sqrt(count) * PER_ROOT) / 2 });
    disc.style.setProperty("--symbol", `var(--${colour})`);
    svg.append(disc);
  }
  return svg;
}

function outline(shape, radius) {
  if (shape === "none") return node("line", { class: "symbol-line", x1: -radius, x2: radius, y1: 0, y2: 0 });
  if (shape === "ring") return node("circle", { class: "symbol-ring", r: radius });
  if (!(shape in CORNERS)) return node("circle", { r: radius });
  const [count, turn] = CORNERS[shape];
  return node("polygon", { points: polygon(count, turn, radius * (count === 4 && turn ? 1.25 : 1.1)) });
}

function polygon(count, turn, radius) {
  const points = [];
  for (let corner = 0; corner < count; corner += 1) {
    const angle = ((corner * 360) / count + turn - 90) * (Math.PI / 180);
    points.push(`${(radius * Math.cos(angle)).toFixed(2)},${(radius * Math.sin(angle)).toFixed(2)}`);
  }
  return points.join(" ");
}

function node(tag, attributes) {
  const created = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, value);
  return created;
}
