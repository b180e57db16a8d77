// The whole picture to take along: caption, panels, coverage, sources, edition and address in one
// SVG that needs nothing else, and the same painted on a canvas.
import { captionOf, coverageOf, editionOf, notesOf, seriesName, sourcesOf } from "./caption.js";
import { capital, drawPanel } from "./chart.js";
import { panelsOf } from "./panels.js";
import { INK, PAPER, RULE, SERIF, line, round, svg, wrap } from "./svg.js";

const WIDTH = 1000;
const MARGIN = 32;
const CAPTION = { size: 22, weight: 700, fill: INK, family: SERIF };

/** @returns {SVGSVGElement} */
export function pictureOf(figures, choice, selection, address) {
  const caption = capital(captionOf(figures, choice));
  const body = svg("g");
  let y = paragraph(body, caption, 44, CAPTION, 28);
  for (const panel of panelsOf(selection, figures)) {
    const drawn = drawPanel(panel, figures, { ...choice, width: WIDTH - 2 * MARGIN + 16 });
    drawn.node.setAttribute("transform", `translate(${MARGIN - 16} ${round(y)})`);
    body.append(drawn.node);
    y += drawn.height + 8;
  }
  y += 12;
  body.append(svg("path", { d: `M${MARGIN} ${round(y - 8)}H${WIDTH - MARGIN}`, stroke: RULE, fill: "none", "stroke-width": 1 }));
  for (const words of footer(figures, selection, address)) y = paragraph(body, words, y + 14, {}, 17) - 10;
  const height = Math.ceil(y + 12);
  return svg(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` },
    svg("title", {}, caption),
    svg("rect", { width: WIDTH, height, fill: PAPER }),
    body,
  );
}

function paragraph(body, words, y, look, leading) {
  const lines = wrap(words, WIDTH - 2 * MARGIN, look);
  body.append(...lines.map((text, at) => line(MARGIN, y + at * leading, text, look)));
  return y + lines.length * leading;
}

function footer(figures, selection, address) {
  const { words } = figures.data;
  const sources = sourcesOf(figures, selection).map((source) => source.text);
  return [
    ...selection.series.map((item) => `${capital(seriesName(figures, item))}: ${coverageOf(figures, item)}`),
    ...notesOf(figures, selection),
    `${words.sources}: ${sources.join("; ")}`,
    editionOf(figures),
    `${words.address}: ${address}`,
  ];
}

// A canvas can be no longer than this on common machines [px].
const LONGEST = 16000;

/** Paints such a picture at twice its size. @returns {HTMLCanvasElement} */
export function paint(picture) {
  const [width, height] = ["width", "height"].map((name) => Number(picture.getAttribute(name)));
  const scale = Math.min(2, LONGEST / height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  for (const child of picture.children) paintNode(context, child);
  return canvas;
}

const PAINTERS = { g: paintGroup, rect: paintPath, path: paintPath, text: paintText };

function paintNode(context, node) {
  PAINTERS[node.tagName]?.(context, node);
}

function paintGroup(context, node) {
  const moved = node.getAttribute("transform")?.match(/translate\(([\d.-]+) ([\d.-]+)\)/);
  context.save();
  if (moved) context.translate(Number(moved[1]), Number(moved[2]));
  for (const child of node.children) paintNode(context, child);
  context.restore();
}

function paintPath(context, node) {
  const [fill, stroke] = ["fill", "stroke"].map((name) => node.getAttribute(name));
  const size = ["width", "height"].map((name) => Number(node.getAttribute(name)));
  const path = new Path2D(node.getAttribute("d") ?? `M0 0H${size[0]}V${size[1]}H0Z`);
  if (fill && fill !== "none") {
    context.fillStyle = fill;
    context.fill(path);
  }
  if (!stroke) return;
  context.strokeStyle = stroke;
  context.lineWidth = Number(node.getAttribute("stroke-width") ?? 1);
  context.setLineDash((node.getAttribute("stroke-dasharray") ?? "").split(" ").filter(Boolean).map(Number));
  context.stroke(path);
}

function paintText(context, node) {
  const [size, family] = ["font-size", "font-family"].map((name) => node.getAttribute(name));
  context.font = `${node.getAttribute("font-weight") ?? 400} ${size}px ${family}`;
  context.fillStyle = node.getAttribute("fill");
  context.textAlign = { middle: "center", end: "right" }[node.getAttribute("text-anchor")] ?? "left";
  const halo = node.getAttribute("stroke");
  if (halo) {
    context.strokeStyle = halo;
    context.lineWidth = Number(node.getAttribute("stroke-width"));
    context.lineJoin = "round";
    context.setLineDash([]);
    context.strokeText(node.textContent, Number(node.getAttribute("x")), Number(node.getAttribute("y")));
  }
  context.fillText(node.textContent, Number(node.getAttribute("x")), Number(node.getAttribute("y")));
}
