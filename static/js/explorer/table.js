// The table: series by series, a row a figure, each with its date, its source and its doubts.
import { element, fragment } from "../dom.js";
import { coverageOf } from "./caption.js";

/** @returns {HTMLElement} the table in its frame */
export function tableOf(figures, selection) {
  const { words } = figures.data;
  const heads = [words.when, words.figure, words.source].map((text) => element("th", { scope: "col" }, text));
  const table = element("table", { class: "figures explorer-table" }, element("thead", {}, element("tr", {}, ...heads)));
  for (const item of selection.series) {
    const rows = item.rows.map((row) => figureRow(figures, row));
    if (rows.length === 0) rows.push(silence(words));
    table.append(element("tbody", {}, head(figures, item), ...rows));
  }
  return element("div", { class: "table-frame", tabindex: "0", role: "group", "aria-label": words.table }, table);
}

function head(figures, item) {
  const indicator = figures.indicators.get(item.indicator);
  const place = figures.places.get(item.place);
  const name = element("span", { class: "series-name" }, fragment("span", indicator.name), ": ");
  name.append(element("a", { href: place.href }, fragment("span", place.name)));
  const coverage = element("span", { class: "series-coverage" }, coverageOf(figures, item));
  const definition = fragment("span", indicator.definition, { class: "series-definition" });
  const cell = element("th", { colspan: "3", scope: "rowgroup" }, name, " ", coverage, " ", definition);
  return element("tr", { class: "series-head" }, cell);
}

function silence(words) {
  return element("tr", { class: "is-missing" }, element("td", { colspan: "3", class: "empty" }, words.nothingInSpan));
}

function figureRow(figures, row) {
  const { words } = figures.data;
  const note = row.note ? fragment("span", row.note, { class: "when-note" }) : null;
  return element(
    "tr",
    { id: `figure-${row.id}`, "data-observation": row.id, class: row.missing ? "is-missing" : null },
    element("th", { scope: "row", class: "when" }, row.when, note),
    value(words, row),
    evidence(figures, row),
  );
}

function value(words, row) {
  const cell = element("td", { class: "value" });
  if (row.part) cell.append(element("span", { class: "part-of" }, words.partOf), " ");
  cell.append(row.words);
  if (row.converted) cell.append(" ", element("span", { class: "converted" }, row.converted));
  if (row.doubt) cell.append(" ", element("span", { class: "status" }, row.doubt));
  for (const verdict of row.verdicts ?? []) {
    const looks = { class: `verdict verdict-${verdict.outcome}`, href: verdict.href };
    cell.append(" ", element("a", looks, `${words.checked}: ${verdict.text}`));
  }
  return cell;
}

function evidence(figures, row) {
  const { sources, words } = figures.data;
  const source = sources[row.source];
  const unpaged = row.locator === "unpaged";
  const locator = element("span", { class: "locator" }, unpaged ? `(${words.unpaged})` : row.locator);
  const link = element("a", { href: source.href }, fragment("span", source));
  const cell = element("td", { class: "evidence" }, element("span", { class: "source" }, link, unpaged ? " " : ", ", locator));
  if (row.printed) cell.append(" ", element("q", { class: "printed", lang: row.printed.lang }, row.printed.text));
  if (row.comment) cell.append(fragment("p", row.comment, { class: "comment" }));
  if (row.href) cell.append(" ", element("a", { class: "figure-link", href: row.href }, words.cite));
  return cell;
}
