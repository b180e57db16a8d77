// Taking along what is shown: the table as CSV, the picture as SVG or PNG, made in the page.
import { filled } from "../controls/time-status.js";
import { element } from "../dom.js";
import { csvOf } from "./csv.js";
import { paint, pictureOf } from "./picture.js";

const FACES = ["400 12px 'Noto Sans'", "700 12px 'Noto Sans'", "700 22px 'PT Serif'"];

/** @param {object} view figures, choice, selection, address  @param {boolean} drawn any chart? */
export function keepingOf(view, drawn) {
  const { words } = view.figures.data;
  const told = element("span", { class: "keeping-told", role: "status" });
  const made = {
    csv: () => new Blob([csvOf(...parts(view))], { type: "text/csv;charset=utf-8" }),
    svg: () => new Blob([svgText(view)], { type: "image/svg+xml" }),
    png: () => pngBlob(view),
  };
  const offered = drawn ? ["csv", "svg", "png"] : ["csv"];
  const buttons = offered.map((form) => {
    const button = element("button", { type: "button", class: "button", "data-keep": form }, words[form]);
    button.addEventListener("click", async () => {
      try {
        told.textContent = "";
        hand(await made[form](), fileName(view, form));
      } catch (problem) {
        told.textContent = filled(words.failed, { reason: problem.message });
      }
    });
    return button;
  });
  return element("div", { class: "actions keeping", role: "group", "aria-label": words.keep }, ...buttons, told);
}

function parts({ figures, choice, selection, address }) {
  return [figures, choice, selection, address];
}

function svgText(view) {
  const text = new XMLSerializer().serializeToString(pictureOf(...parts(view)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}

async function pngBlob(view) {
  // A canvas does not wait for fonts by itself.
  await Promise.all(FACES.map((face) => document.fonts.load(face, "Аәқ Aa")));
  const canvas = paint(pictureOf(...parts(view)));
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("canvas"))), "image/png");
  });
}

function fileName({ figures, choice }, form) {
  return `${figures.data.edition.id}-${choice.from}-${choice.to}.${form}`;
}

function hand(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = element("a", { href: address, download: name });
  link.click();
  // The browser reads the file after the click; a minute is long enough for any disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
