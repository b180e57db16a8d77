// The alphabetical order of the page's language, as the server has it (services/edition/
// collation.py): browsers know no Kazakh or Kyrgyz order and would take that of English.
const PARTS = /\d+|./gsu;

/**
 * @param {string} alphabet small letters in order with a space between; "" for none
 * @returns {function(string, string): number} letters and whole numbers first, then marks, then
 *   small before capital; spaces, punctuation and signs count for nothing
 */
export function collator(alphabet) {
  const letters = alphabet.split(" ").filter(Boolean);
  const rank = new Map(letters.map((letter, index) => [letter, index]));
  const long = letters.filter((letter) => [...letter].length > 1).sort((a, b) => b.length - a.length);
  const parts = long.length ? new RegExp(`${long.join("|")}|\\d+|.`, "gsu") : PARTS;
  const known = new Map();
  const keyOf = (text) => {
    if (!known.has(text)) known.set(text, key(text, rank, parts));
    return known.get(text);
  };
  return (one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    return compare(a.letters, b.letters) || compare(a.marks, b.marks) || compare(a.cases, b.cases);
  };
}

function key(text, rank, parts) {
  const simple = [...text.normalize("NFC").toLowerCase()]
    .map((letter) => (rank.has(letter) ? letter : letter.normalize("NFKD").toLowerCase()))
    .join("");
  const made = { letters: [], marks: [], cases: [...text].map((letter) => (letter === letter.toLowerCase() ? 0 : 1)) };
  for (const part of simple.match(parts) ?? []) {
    if (/^\p{M}/u.test(part)) {
      if (made.marks.length) made.marks[made.marks.length - 1] += part;
    } else if (/^[\p{L}\p{Nd}]/u.test(part) || rank.has(part)) {
      made.letters.push(...weight(part, rank));
      made.marks.push("");
    }
  }
  return made;
}

// Numbers, then the language's own letters, then all others: two numbers for each.
function weight(part, rank) {
  if (rank.has(part)) return [1, rank.get(part)];
  return /^\d/.test(part) ? [0, Number(part)] : [2, part.codePointAt(0)];
}

function compare(one, other) {
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    if (one[index] !== other[index]) return one[index] < other[index] ? -1 : 1;
  }
  return one.length - other.length;
}
