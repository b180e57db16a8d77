// One panel: the series of one unit over the years chosen. Gaps stay open, nothing is added up.
import { filled } from "../controls/time-status.js";
import { COLOURS, bar, hatch, mark } from "./marks.js";
import { pieces, steps } from "./panels.js";
import { INK, PAPER, RULE, SOFT, line, measure, round, svg, wrap } from "./svg.js";

const NARROW = 600;
const LABELS = 200;
const LEADING = 15;
const TITLE = { size: 14, weight: 700, fill: INK };
const MONTH = 0.09;

/**
 * @param {object} panel of panels.js  @param {object} figures of figures.js
 * @param {{from: number, to: number, width: number}} frame
 * @returns {{node: SVGGElement, height: number, title: string}}
 */
export function drawPanel(panel, figures, frame) {
  const names = seriesNames(panel, figures);
  const title = panelTitle(panel, figures);
  const node = svg("g");
  let top = heading(node, title, frame.width);
  const beside = panel.series.length > 1 && frame.width >= NARROW;
  if (panel.series.length > 1 && !beside) top = key(node, names, top, frame.width);
  const plot = layout(panel, figures, frame, top, beside);
  axes(node, plot, figures);
  for (const [number, item] of panel.series.entries()) {
    node.append(drawSeries(item, number, plot, figures, panel.series.length));
  }
  if (beside) labels(node, plot, panel, names);
  return { node, title, height: plot.bottom + 30 };
}

/** What a panel shows, in a line: what is counted, where (if it is one place), in which unit. */
export function panelTitle(panel, figures) {
  const indicators = new Set(panel.series.map((item) => item.indicator));
  const places = new Set(panel.series.map((item) => item.place));
  const unit = [figures.data.units[panel.unit], figures.data.rates[panel.rate]].filter(Boolean).join(" ");
  const counted = [...indicators].map((id) => figures.indicators.get(id).name.text).join(", ");
  const where = places.size === 1 ? `: ${figures.places.get([...places][0]).short}` : "";
  const whole = indicators.size > 3 ? `${unit}${where}` : `${counted}${where} (${unit})`;
  return capital(whole);
}

export function capital(text) {
  return text.charAt(0).toLocaleUpperCase(document.documentElement.lang) + text.slice(1);
}

function seriesNames(panel, figures) {
  const indicators = new Set(panel.series.map((item) => item.indicator));
  const places = new Set(panel.series.map((item) => item.place));
  return panel.series.map(({ place, indicator }) => {
    const parts = [];
    if (places.size > 1) parts.push(figures.places.get(place).short);
    if (indicators.size > 1) parts.push(figures.indicators.get(indicator).name.text);
    return parts.join(": ");
  });
}

function heading(node, title, width) {
  const lines = wrap(title, width - 32, TITLE);
  node.append(...lines.map((words, at) => line(16, 26 + at * 18, words, TITLE)));
  return 26 + lines.length * 18;
}

function key(node, names, top, width) {
  let y = top;
  for (const [number, name] of names.entries()) {
    const look = { size: 12, weight: 700, fill: COLOURS[number] };
    const lines = wrap(name, width - 52, look);
    node.append(mark(number, 22, y - 4), ...lines.map((words, at) => line(36, y + at * LEADING, words, look)));
    y += lines.length * LEADING + 3;
  }
  return y + 4;
}

function layout(panel, figures, { from, to, width }, top, beside) {
  const { step, count } = steps(panel.highest);
  const ticks = Array.from({ length: count + 1 }, (_, at) => at * step);
  const left = 26 + Math.max(...ticks.map((value) => measure(figures.number(value))));
  const right = width - (beside ? LABELS + 16 : 18);
  const height = Math.max(beside ? panel.series.length * 3 * LEADING : 0, width < NARROW ? 190 : 230);
  const bottom = top + height;
  const scale = (right - left) / (to + 1 - from);
  return {
    ...{ from, to, left, right, top, bottom, height, width, ticks },
    x: (time) => left + (time - from) * scale,
    y: (value) => bottom - (height * value) / ticks.at(-1),
    inside: (time) => time >= from && time <= to + 1,
  };
}

function axes(node, plot, figures) {
  for (const value of plot.ticks) {
    const y = round(plot.y(value));
    const d = `M${round(plot.left)} ${y}H${round(plot.right)}`;
    node.append(svg("path", { d, fill: "none", stroke: value ? RULE : SOFT, "stroke-width": 1 }));
    node.append(line(plot.left - 8, y + 4, figures.number(value), { anchor: "end" }));
  }
  const room = Math.max(Math.floor((plot.right - plot.left) / 46), 1);
  const step = [1, 2, 5, 10, 20, 50, 100].find((years) => (plot.to - plot.from + 1) / years <= room);
  for (let year = Math.ceil(plot.from / step) * step; year <= plot.to; year += step) {
    const x = round(plot.x(year + 0.5));
    node.append(svg("path", { d: `M${x} ${round(plot.bottom)}v5`, fill: "none", stroke: SOFT, "stroke-width": 1 }));
    node.append(line(x, plot.bottom + 19, String(year), { anchor: "middle" }));
  }
}

function drawSeries(item, number, plot, figures, several) {
  const group = svg("g", { "data-place": item.place, "data-indicator": item.indicator });
  for (const row of item.gaps) group.append(told(row, item, figures, gap(row, number, plot, several)));
  for (const run of pieces(item.rows, figures.indicators.get(item.indicator).joined)) {
    const d = run.map((row, at) => `${at ? "L" : "M"}${round(plot.x(row.middle))} ${round(plot.y(row.value))}`);
    const stroke = COLOURS[number];
    group.append(svg("path", { d: d.join(""), fill: "none", stroke, "stroke-width": 2, "stroke-linejoin": "round" }));
  }
  for (const row of item.rows) group.append(told(row, item, figures, ...figure(row, number, plot)));
  return group;
}

/** A figure as its mark, its bar or both: what is for a whole year stands in its middle. */
function figure(row, number, plot) {
  const hollow = row.status !== "accepted";
  const y = plot.y(Number(row.value));
  const drawn = [];
  if (!(row.end - row.start < MONTH)) {
    const open = { left: !(row.start >= plot.from), right: !(row.end <= plot.to + 1) };
    const left = plot.x(open.left ? plot.from : row.start);
    const right = plot.x(open.right ? plot.to + 1 : row.end);
    drawn.push(bar(number, { left, right, y, open, hollow, thick: !row.year }));
  }
  const dot = row.year || drawn.length === 0;
  if (dot && plot.inside(row.middle)) {
    drawn.push(mark(number, plot.x(row.middle), y, { hollow, radius: row.part ? 3 : 4 }));
  }
  return drawn;
}

/** Of one series the whole height; of several a strip each, so that it is seen whose gap it is. */
function gap(row, number, plot, several) {
  const left = plot.x(Math.max(row.start ?? plot.from, plot.from));
  const right = plot.x(Math.min(row.end ?? plot.to + 1, plot.to + 1));
  if (several === 1) return hatch(left, plot.top, right - left, plot.height);
  const strip = svg("g", {}, hatch(left, plot.bottom - 9 * (number + 1), right - left, 8));
  strip.firstChild.setAttribute("stroke", COLOURS[number]);
  return strip;
}

function told(row, item, figures, ...drawn) {
  const words = `${figures.places.get(item.place).name.text}, ${row.when}: ${row.words}`;
  return svg("g", { "data-observation": row.id }, svg("title", {}, words), ...drawn);
}

/** Names where their lines end, pushed apart, each with a thin line that leads to it. */
function labels(node, plot, panel, names) {
  const ends = panel.series.map((item, number) => {
    const last = item.rows.reduce((one, other) => ((other.middle ?? 0) >= (one.middle ?? 0) ? other : one));
    const lines = wrap(names[number], LABELS - 10, { size: 12, weight: 700 }).slice(0, 3);
    const x = plot.x(Math.min(Math.max(last.middle, plot.from), plot.to + 1));
    return { number, lines, x, y: plot.y(Number(last.value)), height: lines.length * LEADING + 4 };
  });
  ends.sort((one, other) => one.y - other.y);
  let below = ends.reduce((sum, end) => sum + end.height, 0);
  let free = plot.top - 4;
  for (const end of ends) {
    const latest = plot.bottom + 10 - below;
    const top = Math.max(free, Math.min(end.y - end.height / 2, latest));
    below -= end.height;
    free = top + end.height;
    const fill = COLOURS[end.number];
    const x = plot.right + 16;
    const d = `M${round(end.x + 6)} ${round(end.y)}L${round(x - 4)} ${round(top + 9)}`;
    node.append(svg("path", { d, fill: "none", stroke: SOFT, "stroke-width": 0.75, "stroke-dasharray": "1 3" }));
    node.append(...end.lines.map((words, at) => line(x, top + 13 + at * LEADING, words, { weight: 700, fill })));
  }
}

/** A panel as an SVG of its own, for the page. */
export function panelPicture(panel, figures, frame) {
  const { node, height, title } = drawPanel(panel, figures, frame);
  const ground = svg("rect", { width: frame.width, height, fill: PAPER });
  const label = filled("{title}, {from}–{to}", { title, ...frame });
  const box = `0 0 ${frame.width} ${round(height)}`;
  return svg("svg", { viewBox: box, role: "img", "aria-label": label }, ground, node);
}
