// The order of the table: words by the alphabet, numbers by size, what is unknown last both ways.

/**
 * @param {{keys: object}[]} rows keys by column: a text, a number, a list of them, or null
 * @param {string} column to sort by; rows that are equal in it stand by name
 * @param {function(string, string): number} compare the order of the page's language
 * @returns {object[]} a new list
 */
export function sorted(rows, column, backwards, compare) {
  const sign = backwards ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [one.keys[column], other.keys[column]];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || byName(one, other, compare);
    return sign * between(a, b, compare) || byName(one, other, compare);
  });
}

function byName(one, other, compare) {
  return compare(one.keys.name, other.keys.name) || (one.card.id < other.card.id ? -1 : 1);
}

function between(a, b, compare) {
  if (typeof a === "string") return compare(a, b);
  if (typeof a === "number") return a - b;
  return a.reduce((found, item, index) => found || between(item, b[index], compare), 0);
}
