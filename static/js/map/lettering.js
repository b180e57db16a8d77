// How much room words take, without laying out the page: a canvas knows the letters as well.
const canvas = document.createElement("canvas").getContext("2d");
const looks = new Map();

/**
 * How far a label reaches from the point of its mark, in each direction.
 * @param {Mark} mark whose label the page holds
 * @returns {{left, right, top, bottom}} [px], left and top negative
 */
export function measured({ label, style, words, beside: [right, down] }) {
  if (!looks.has(style.key)) looks.set(style.key, lookOf(label));
  const { font, spacing, isCentred } = looks.get(style.key);
  canvas.font = font;
  const { width, fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = canvas.measureText(words);
  const whole = width + spacing * words.length;
  const left = right - (isCentred ? whole / 2 : 0);
  return { left, right: left + whole, top: down - ascent, bottom: down + descent };
}

// The style sheet gives each style of mark one look.
function lookOf(label) {
  const { font, letterSpacing, textAnchor } = getComputedStyle(label);
  return { font, spacing: Number.parseFloat(letterSpacing) || 0, isCentred: textAnchor === "middle" };
}
