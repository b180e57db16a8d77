// Building SVG whose looks stand in attributes: the file opens elsewhere as it looks here.
import { drawn as svg } from "../dom.js";

export { svg };

export const INK = "#231d16";
export const SOFT = "#5a5044";
export const RULE = "#d3c8b4";
export const PAPER = "#fdfbf6";
export const SANS = "Noto Sans, Segoe UI, Arial, sans-serif";
export const SERIF = "PT Serif, Georgia, serif";

/** A line of text; `look` is size, weight, fill, anchor, family. */
export function line(x, y, words, look = {}) {
  const { size = 12, weight = 400, fill = SOFT, anchor = "start", family = SANS } = look;
  const attributes = { x: round(x), y: round(y), fill, "font-family": family, "font-size": size };
  if (weight !== 400) attributes["font-weight"] = weight;
  if (anchor !== "start") attributes["text-anchor"] = anchor;
  return svg("text", attributes, words);
}

export function round(value) {
  return Number(value.toFixed(1));
}

const ruler = document.createElement("canvas").getContext("2d");

/** Width of a text [px]. */
export function measure(words, { size = 12, weight = 400, family = SANS } = {}) {
  ruler.font = `${weight} ${size}px ${family}`;
  return ruler.measureText(words).width;
}

/** Words in lines no wider than a width; a word too long for a line is broken. */
export function wrap(words, width, look = {}) {
  const lines = [];
  let current = "";
  for (const word of words.split(" ").flatMap((part) => broken(part, width, look))) {
    const longer = current ? `${current} ${word}` : word;
    if (current && measure(longer, look) > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return current ? [...lines, current] : lines;
}

function broken(word, width, look) {
  if (measure(word, look) <= width) return [word];
  const pieces = [""];
  for (const letter of word) {
    if (pieces.at(-1) && measure(pieces.at(-1) + letter, look) > width) pieces.push("");
    pieces[pieces.length - 1] += letter;
  }
  return pieces;
}
