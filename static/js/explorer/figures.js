// The figures of the edition, by place and by what is counted. No DOM.

export class Figures {
  /** @param {object} data what services/web/explorer_data.py prepared */
  constructor(data) {
    this.data = data;
    this.places = new Map(data.places.map((item) => [item.id, item]));
    this.indicators = new Map(data.indicators.map((item) => [item.id, item]));
    this.byPair = new Map();
    for (const figure of data.figures) {
      const key = pair(figure.place, figure.indicator);
      if (!this.byPair.has(key)) this.byPair.set(key, []);
      this.byPair.get(key).push(figure);
    }
  }

  /** @returns {object[]} all figures of one indicator of one place; empty where there are none. */
  of(place, indicator) {
    return this.byPair.get(pair(place, indicator)) ?? [];
  }

  /** How many figures each record of one side has with the other side's chosen ones (all if none). */
  counts(side, chosen) {
    const own = side === "places" ? "place" : "indicator";
    const other = side === "places" ? "indicator" : "place";
    const found = new Map();
    for (const figure of this.data.figures) {
      if (chosen.length > 0 && !chosen.includes(figure[other])) continue;
      found.set(figure[own], (found.get(figure[own]) ?? 0) + 1);
    }
    return found;
  }

  /** 58179 -> "58 179", signs as the page's language has them; at most three decimals. */
  number(value) {
    const { group, point } = this.data.numbers;
    const [whole, part] = String(Number(value.toFixed(3))).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
    return part ? grouped + point + part : grouped;
  }
}

function pair(place, indicator) {
  return `${place} ${indicator}`;
}
