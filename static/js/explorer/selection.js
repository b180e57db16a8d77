// The figures of a choice: series by series, with what is known of how many years. No DOM.

/**
 * @returns {{series: object[], figures: number, missing: number, undated: number,
 *   unitless: number, silent: string[]}} silent: ids chosen for which no figure exists here
 */
export function select(figures, choice) {
  const series = choice.indicators.flatMap((indicator) =>
    choice.places
      .filter((place) => figures.of(place, indicator).length > 0)
      .map((place) => chosen(figures, choice, place, indicator)),
  );
  const rows = series.flatMap((item) => item.rows);
  const heard = new Set(series.flatMap((item) => [item.place, item.indicator]));
  return {
    series,
    figures: rows.filter((row) => "value" in row).length,
    missing: rows.filter((row) => row.missing).length,
    undated: rows.filter((row) => !row.dated).length,
    unitless: rows.filter((row) => row.dated && row.unit === "not-stated").length,
    silent: [...choice.places, ...choice.indicators].filter((key) => !heard.has(key)),
  };
}

/** One series; its years are counted once each, and only by figures that are for that year. */
function chosen(figures, choice, place, indicator) {
  const rows = figures.of(place, indicator).filter((row) => lies(row, choice)).sort(inTime);
  const valued = rows.filter((row) => "value" in row);
  const years = new Set(valued.map((row) => row.year).filter(Boolean));
  return {
    place,
    indicator,
    rows,
    known: years.size,
    total: choice.to - choice.from + 1,
    spans: valued.filter((row) => row.dated && !row.year).length,
  };
}

/** A figure without a period lies outside every span and is shown with each. */
function lies(row, { from, to }) {
  return (row.first ?? from) <= to && (row.last ?? to) >= from;
}

function inTime(one, other) {
  return (
    Boolean(other.dated) - Boolean(one.dated) ||
    (one.start ?? 0) - (other.start ?? 0) ||
    (one.end ?? 9999) - (other.end ?? 9999) ||
    (one.id < other.id ? -1 : 1)
  );
}
