// One row of the table of places: what its card says, and what it is sorted by.
import { element, fragment } from "../dom.js";
import { valuesOf } from "../map/filter.js";
import { dated } from "../map/terms.js";
import { nameIn, runIn } from "../map/time.js";

/**
 * @param {object} place card, time (years and classes), layer, facets with the words of their ids,
 *   words of the table
 * @returns {{node, card, time, facets, cells, keys}} `keys`: what each column is sorted by, null
 *   where nothing is known
 */
export function tableRow({ card, time, layer, facets, words }) {
  const cells = {
    name: element("th", { scope: "row" }),
    kind: element("td", {}, fragment("span", card.kind)),
    layer: element("td", {}, fragment("span", layer.title)),
    years: element("td", { class: "years" }, ...(card.years ? dated(card.years) : [unknown(words.undated)])),
    oblast: element("td"),
    certainty: element("td"),
    precision: element("td"),
    figure: element("td", { class: "figure" }),
  };
  const node = element("tr", { "data-place": card.id }, ...Object.values(cells));
  const row = { node, card, time, facets, cells, keys: {} };
  row.keys = { kind: card.kind.text, layer: layer.order, years: yearsKey(time) };
  for (const facet of ["certainty", "precision"]) {
    cells[facet].append(...worded(row, facet, null));
    row.keys[facet] = choicesOf(row, facet).findIndex(({ id }) => id === time[facet]);
  }
  cells.name.append(nameLink(card, layer, words));
  return row;
}

/** Brings the cells that follow the years to the years shown. */
export function refresh(row, span, words) {
  const { card, cells, keys } = row;
  const name = nameIn(card, span);
  const shown = cells.name.querySelector(".table-name");
  if (keys.name !== name.text) shown.replaceChildren(fragment("span", name));
  keys.name = name.text;
  cells.oblast.replaceChildren(...worded(row, "oblast", span));
  keys.oblast = row.time.oblasts ? cells.oblast.textContent : null;
  const figure = ownFigure(card, span);
  if (row.figure === figure) return;
  row.figure = figure;
  keys.figure = figure && [figure.label.text, figure.number];
  cells.figure.replaceChildren(...(figure ? figureParts(figure) : [unknown(words.none)]));
  if (figure) row.node.dataset.observation = figure.id;
  else delete row.node.dataset.observation;
}

function nameLink(card, layer, words) {
  const link = element("a", { href: card.href }, element("span", { class: "table-name" }));
  const drawn = layer.position(card.id) !== null;
  return element("span", {}, link, drawn ? null : element("small", {}, words.unlocated));
}

// A figure borrowed from what a place belonged to would stand in every row of a camp: none here.
function ownFigure(card, span) {
  const figure = runIn(card.figures, span) ?? card.figures.at(-1) ?? null;
  return figure && !figure.owner ? figure : null;
}

function figureParts(figure) {
  return [
    element("strong", {}, figure.value),
    element("small", {}, fragment("span", figure.label), ", ", ...dated(figure.when)),
    figure.status ? element("small", { class: "figure-status" }, figure.status) : null,
  ].filter(Boolean);
}

function choicesOf({ facets }, facet) {
  return facets.find(({ id }) => id === facet).choices;
}

function worded(row, facet, span) {
  const ids = valuesOf(row.time, facet, span);
  const said = choicesOf(row, facet).filter(({ id }) => ids.includes(id));
  if (facet === "oblast" && !row.time.oblasts) return said.map(({ label }) => unknown(label.text));
  return said.flatMap(({ label }, index) => [index ? ", " : "", fragment("span", label)]);
}

function yearsKey({ years, labour }) {
  const span = years ?? labour?.[0];
  return span ? [span[0], span[3]] : null;
}

function unknown(words) {
  return element("em", { class: "is-unknown" }, words);
}
