// What is shown, in words: for the heading, the picture and the table alike. No DOM.
import { filled } from "../controls/time-status.js";

/** "prisoners: Karlag, Steplag, 1934–1953" */
export function captionOf(figures, choice) {
  const counted = choice.indicators.map((id) => figures.indicators.get(id).name.text).join(", ");
  const where = choice.places.map((id) => figures.places.get(id).name.text).join(", ");
  return `${[counted, where].filter(Boolean).join(": ")}, ${spanOf(choice)}`;
}

function spanOf({ from, to }) {
  return from === to ? String(from) : `${from}–${to}`;
}

/** "prisoners: Karlag" */
export function seriesName(figures, item) {
  return `${figures.indicators.get(item.indicator).name.text}: ${figures.places.get(item.place).name.text}`;
}

/** "figures for 18 of 20 years; for several years together: 1" */
export function coverageOf(figures, item) {
  const { words } = figures.data;
  const years = filled(words.covered, item);
  return item.spans ? `${years}; ${filled(words.spans, item)}` : years;
}

/** Titles of the sources of what is shown, each once. */
export function sourcesOf(figures, selection) {
  const keys = new Set(selection.series.flatMap((item) => item.rows.map((row) => row.source)));
  return [...keys].map((key) => figures.data.sources[key]);
}

/** Sentences a reader of the chart needs. */
export function notesOf(figures, selection) {
  const { words } = figures.data;
  return [
    words.reading,
    words.neverSummed,
    selection.undated ? filled(words.undated, { count: selection.undated }) : "",
    selection.unitless ? filled(words.unitless, { count: selection.unitless }) : "",
  ].filter(Boolean);
}

/** "Karlag Atlas, edition 0.2.0 of 2026-11-25" */
export function editionOf(figures) {
  return filled(figures.data.words.edition, figures.data.edition);
}
