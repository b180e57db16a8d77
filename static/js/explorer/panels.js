// Which series stand on one axis: figures of one unit only, so few that they can be told apart;
// never a republic beside its camps, which it holds and would flatten. No DOM.
export const MOST = 6;

/**
 * Several things counted at one place share a panel; at several places each has its own.
 * @returns {{unit: string, rate: string, series: object[], highest: number}[]} each series holds
 *   its drawn rows and its dated missing ones
 */
export function panelsOf(selection, figures) {
  return [...byUnit(selection, figures).values()].flatMap((entries) => {
    const places = new Set(entries.map((item) => item.place));
    if (places.size === 1 && entries.length <= MOST) return [panel(entries, entries)];
    return groups(entries, (item) => item.indicator).flatMap((same) => {
      const pieces = [];
      for (let at = 0; at < same.length; at += MOST) pieces.push(panel(same.slice(at, at + MOST), same));
      return pieces;
    });
  });
}

function byUnit(selection, figures) {
  const units = new Map();
  for (const item of selection.series) {
    const drawn = item.rows.filter((row) => row.dated && "value" in row && row.unit !== "not-stated");
    for (const same of groups(drawn, axis)) {
      const key = `${axis(same[0])} ${figures.places.get(item.place).area}`;
      const gaps = item.rows.filter((row) => row.dated && row.missing);
      if (!units.has(key)) units.set(key, []);
      units.get(key).push({ ...item, rows: same, gaps });
    }
  }
  return units;
}

// A yearly rate and a total share a unit, not an axis; a count at an event is a plain count.
function axis(row) {
  return `${row.unit} ${row.rate === "at-event" ? "" : (row.rate ?? "")}`;
}

function panel(series, comparable) {
  const [unit, rate] = axis(series[0].rows[0]).split(" ");
  const values = comparable.flatMap((item) => item.rows.map((row) => Number(row.value)));
  return { unit, rate, series, highest: Math.max(...values) };
}

function groups(items, key) {
  const found = new Map();
  for (const item of items) {
    if (!found.has(key(item))) found.set(key(item), []);
    found.get(key(item)).push(item);
  }
  return [...found.values()];
}

/** Figures that a line joins, piece by piece: one source, a year apart, nothing unverified. */
export function pieces(rows, joined) {
  if (!joined) return [];
  const whole = rows.filter((row) => row.year && !row.part && row.status !== "unverified");
  return groups(whole, (row) => row.source).flatMap((own) => {
    const runs = [];
    for (const row of own.sort((one, other) => one.middle - other.middle)) {
      const before = runs.at(-1)?.at(-1);
      const apart = before ? row.middle - before.middle : Infinity;
      if (apart > SAME && apart <= JOINED) runs.at(-1).push(row);
      else runs.push([row]);
    }
    return runs.filter((run) => run.length > 1);
  });
}

// As in services/statistics/chart.py: a year without a value opens the line; two readings of one
// day are no course of time.
const JOINED = 1.6;
const SAME = 0.04;

/** Step and top of the value axis: three to six round numbers from 0. */
export function steps(highest) {
  const rough = Math.max(highest / 4, 0.05);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough * 0.999);
  return { step, count: Math.max(Math.ceil(highest / step - 1e-9), 1) };
}
