// Names folded so that spelling, script and transliteration do not matter. No DOM.

const LETTERS = {
  а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "e", ж: "j", з: "z",
  и: "i", й: "i", к: "k", қ: "k", л: "l", м: "m", н: "n", ң: "n", о: "o", ө: "o", п: "p",
  р: "r", с: "s", т: "t", у: "u", ұ: "u", ү: "u", ф: "f", х: "h", һ: "h", ц: "c", ч: "c",
  ш: "s", щ: "s", ъ: "", ы: "i", і: "i", ь: "", э: "e", ю: "u", я: "a",
};

// Longest first: transliterations write one Cyrillic letter with several Latin ones.
const SOUNDS = [
  ["shch", "s"], ["dzh", "j"], ["tch", "c"], ["sch", "s"], ["dj", "j"], ["zh", "j"], ["kh", "h"],
  ["gh", "g"], ["ch", "c"], ["sh", "s"], ["ts", "c"], ["tz", "c"], ["ng", "n"], ["yo", "e"],
  ["ya", "a"], ["ia", "a"], ["yu", "u"], ["iu", "u"], ["ye", "e"], ["ie", "e"], ["ii", "i"],
  ["q", "k"], ["x", "ks"], ["w", "v"], ["y", "i"], ["ph", "f"],
];

/** "Жезқазған", "Джезказган", "Zhezqazghan" -> "jezkazgan"; words stay apart. */
export function fold(text) {
  const latin = [...text.normalize("NFC").toLowerCase().replaceAll("дж", "ж").replaceAll("нг", "н")]
    .map((letter) => LETTERS[letter] ?? letter)
    .join("");
  const plain = latin.normalize("NFD").replace(/\p{M}/gu, "");
  const sounded = SOUNDS.reduce((word, [written, sound]) => word.replaceAll(written, sound), plain);
  return sounded
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(\p{L})\1+/gu, "$1")
    .trim();
}

/**
 * How well a folded query fits folded names: 0 the whole name, 1 the start of it, 2 the start of a
 * word in it, 3 somewhere in it, 4 one letter off; null where it does not fit.
 */
export function fit(query, names) {
  if (!query) return null;
  const marks = names.map((name) => {
    if (name === query) return 0;
    if (name.startsWith(query)) return 1;
    if (` ${name}`.includes(` ${query}`)) return 2;
    if (query.length > 2 && name.includes(query)) return 3;
    return query.length > 4 && name.split(" ").some((word) => isNear(word, query)) ? 4 : null;
  });
  const found = marks.filter((mark) => mark !== null);
  return found.length ? Math.min(...found) : null;
}

/** Whether two words differ by one letter at most: one changed, left out or added. */
function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const room = Math.min(one.length, other.length) - start;
  while (end < room && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return Math.max(one.length, other.length) - start - end <= 1;
}
