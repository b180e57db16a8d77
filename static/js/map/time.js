// Years and what they mean for a place. No DOM, no Leaflet: Python prepared the years, this compares.

/**
 * Whether a place was there on some day of a span of years.
 * @param {?number[]} years possible first, certain first, certain last, possible last; the certain
 *   ones null where no year is sure; null as a whole where no date is known
 * @param {{from: number, to: number}} span both years included
 * @returns {"certain"|"possible"|"absent"|"undated"}
 */
function presenceIn(years, span) {
  if (!years) return "undated";
  const [possibleFirst, certainFirst, certainLast, possibleLast] = years;
  if (certainFirst !== null && certainFirst <= span.to && certainLast >= span.from) return "certain";
  return possibleFirst <= span.to && possibleLast >= span.from ? "possible" : "absent";
}

/**
 * How a place stands on the map in a span; without a span everything stands.
 * @param {{years, labour, orients}} time `labour`: spans of camp labour, null for camps;
 *   `orients`: a town, water or area that is only hidden where dates say that it was not there
 * @returns {{visible: boolean, presence: string, labour: string}} `labour` as presence, "" for
 *   camps; the same object for the same answer
 */
export function standingIn(time, span, showUndated) {
  if (!span) return standing(true, "certain", "");
  const own = presenceIn(time.years, span);
  const labour = time.labour ? strongest(time.labour.map((years) => presenceIn(years, span))) : "";
  // A works is on the map while prisoners build it, though it has not opened yet.
  const worked = labour === "certain" || labour === "possible";
  const presence = worked && (own === "absent" || own === "undated") ? labour : own;
  const visible = presence === "undated" ? Boolean(time.orients || showUndated) : presence !== "absent";
  return standing(visible, presence, labour);
}

/** The same standing where a filter hides the place. */
export function hiddenByFilter({ presence, labour }) {
  return standing(false, presence, labour, true);
}

const PRESENCES = ["certain", "possible", "absent", "undated", ""];
const standings = [];

// Thousands of places stand in a handful of ways, and whoever draws them asks what has changed.
function standing(visible, presence, labour, filtered = false) {
  const way = ((PRESENCES.indexOf(presence) * 5 + PRESENCES.indexOf(labour)) * 2 + Number(visible)) * 2 + Number(filtered);
  standings[way] ??= Object.freeze({ visible, presence, labour, filtered });
  return standings[way];
}

function strongest(answers) {
  return ["certain", "possible", "absent"].find((answer) => answers.includes(answer)) ?? "absent";
}

/**
 * The largest head-count of the years shown.
 * @param {?Array[]} counts [year, number, accepted] each
 * @returns {?{count: number, accepted: boolean}} null where none is known
 */
export function countIn(counts, span) {
  const within = span ? (counts ?? []).filter(([year]) => span.from <= year && year <= span.to) : [];
  const [largest] = within.sort(([, one], [, other]) => other - one);
  return largest ? { count: largest[1], accepted: largest[2] } : null;
}

/** The entry of a list of runs ({from, to, ...}) that a span begins in; the first without a span. */
export function runIn(runs, span) {
  if (!runs?.length) return null;
  if (!span) return runs[0];
  return runs.find(({ from, to }) => from <= span.from && span.from <= to) ?? null;
}

/** The narrowest period that holds a year. */
export function periodIn(periods, year) {
  const holding = periods.filter(({ start, end }) => start <= year && year <= end);
  return holding.sort((a, b) => a.end - a.start - (b.end - b.start))[0] ?? null;
}

/** The first year in which a place was there for sure, else possibly; null where nobody knows. */
export function firstYear(time) {
  const years = time.years ?? time.labour?.[0];
  return years ? (years[1] ?? years[0]) : null;
}

/** A span cut to years [first, last]; null where nothing of it is left. */
export function spanWithin(span, [first, last]) {
  if (!span || span.to < first || span.from > last) return null;
  return { from: Math.max(span.from, first), to: Math.min(span.to, last) };
}

/** A span moved as a whole; null where it would leave the years [first, last]. */
export function spanMoved({ from, to }, by, [first, last]) {
  const moved = { from: from + by, to: to + by };
  return moved.from >= first && moved.to <= last ? moved : null;
}

/** 1943, or 1941–1945. */
export function spanWords({ from, to }) {
  return from === to ? String(from) : `${from}–${to}`;
}

/** The name of a place in the years shown: towns and oblasts changed theirs. */
export function nameIn(card, span) {
  return (span && runIn(card.names, span)) || card.name;
}
