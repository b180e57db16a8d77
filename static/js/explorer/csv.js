// What is shown as CSV (RFC 4180, UTF-8 with its mark): every row stands alone, with its source,
// the caption and the edition, so that one copied out of the table can still be cited. No DOM.
import { captionOf, coverageOf, editionOf } from "./caption.js";

const COLUMNS = [
  "id", "place", "place_name", "indicator", "indicator_name", "period", "period_basis", "value",
  "missing", "unit", "qualifier", "rate", "part_of", "source", "source_title", "locator", "status",
  "verdicts", "coverage", "caption", "edition", "address",
];

/** @returns {string} a header and a line a figure, in the order of the table. */
export function csvOf(figures, choice, selection, address) {
  const same = { caption: captionOf(figures, choice), edition: editionOf(figures), address };
  const lines = selection.series.flatMap((item) =>
    item.rows.map((row) => record(figures, item, row, same)),
  );
  const cells = [COLUMNS, ...lines.map((one) => COLUMNS.map((name) => one[name] ?? ""))];
  return `\uFEFF${cells.map((one) => `${one.map(cell).join(",")}\r\n`).join("")}`;
}

function record(figures, item, row, same) {
  return {
    ...row,
    ...same,
    place_name: figures.places.get(row.place).name.text,
    indicator_name: figures.indicators.get(row.indicator).name.text,
    period_basis: row.basis,
    part_of: row.part,
    source_title: figures.data.sources[row.source].text,
    verdicts: (row.verdicts ?? []).map((verdict) => `${verdict.check}: ${verdict.outcome}`).join("; "),
    coverage: coverageOf(figures, item),
  };
}

// A text that begins like a formula would be run by a spreadsheet; an apostrophe keeps it a text.
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** One cell: quoted where it must be, and never a formula. */
export function cell(value) {
  const text = String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
