// What is chosen, as text: ?places=a,b&indicators=c&from=1934&to=1953. The rules are those of
// services/statistics/choice.py, so that a folder without a server shows the same. No DOM.
const NAMES = ["places", "indicators", "from", "to"];

/**
 * Query -> what is chosen, and what could not be read.
 * @returns {{choice: {places: string[], indicators: string[], from: number, to: number},
 *   faults: {name: string, given: ?string}[]}} a fault without `given` is a parameter not known
 */
export function parseChoice(query, figures) {
  const parameters = new URLSearchParams(query);
  const faults = [];
  const places = known("places", parameters, figures.places, faults);
  const indicators = known("indicators", parameters, figures.indicators, faults);
  const span = parseSpan(parameters, figures.data.years, faults);
  for (const name of new Set(parameters.keys())) {
    if (!NAMES.includes(name)) faults.push({ name });
  }
  return { choice: { ...completed(figures, places, indicators), ...span }, faults };
}

function known(name, parameters, records, faults) {
  const given = parameters.get(name);
  if (given === null) return null;
  const parts = [...new Set(given.split(",").filter(Boolean))];
  for (const part of parts) if (!records.has(part)) faults.push({ name, given: part });
  const found = parts.filter((part) => records.has(part));
  return found.length > 0 || given === "" ? found : null;
}

function parseSpan(parameters, [first, last], faults) {
  const year = (name, end) => {
    const given = parameters.get(name);
    if (given === null) return end;
    if (/^\d{4}$/.test(given) && given >= first && given <= last) return Number(given);
    faults.push({ name, given });
    return end;
  };
  const [from, to] = [year("from", first), year("to", last)];
  if (from <= to) return { from, to };
  faults.push({ name: "from, to", given: `${from}–${to}` });
  return { from: first, to: last };
}

/** Both sides; one that is not named is the best covered of the other, or the leading series. */
function completed(figures, places, indicators) {
  const { leading } = figures.data;
  if (places === null && indicators === null) {
    return { places: leading ? [leading.place] : [], indicators: leading ? [leading.indicator] : [] };
  }
  return {
    places: places ?? best(figures, "places", indicators),
    indicators: indicators ?? best(figures, "indicators", places),
  };
}

function best(figures, side, chosen) {
  if (chosen.length === 0) return [];
  const counts = figures.counts(side, chosen);
  const order = figures.data[side].map((item) => item.id);
  const most = Math.max(...counts.values());
  const found = order.find((key) => counts.get(key) === most);
  return found ? [found] : [];
}

/** What is chosen -> query; always whole, so that a citation outlives another default. */
export function formatChoice({ places, indicators, from, to }) {
  return `?places=${places.join(",")}&indicators=${indicators.join(",")}&from=${from}&to=${to}`;
}
