// Figures as PNG: the server's own SVG, painted on a canvas of the page.
import { filled } from "../controls/time-status.js";
import { element } from "../dom.js";
import { text } from "../doors/data.js";
import { paint } from "../explorer/picture.js";

const FACES = ["400 12px 'Noto Sans'", "700 12px 'Noto Sans'", "700 20px 'PT Serif'"];

/** Shows the buttons that paint, and makes them do so. */
export function offerPaintings(page) {
  for (const button of page.querySelectorAll("[data-paint]")) {
    const told = button.parentElement.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        told.textContent = "";
        const address = button.dataset.paint;
        hand(await painted(address), `${address.split("?")[0].split("/").at(-1).replace(".svg", "")}.png`);
      } catch (problem) {
        told.textContent = filled(page.dataset.failed, { reason: problem.message });
      }
    });
  }
}

async function painted(address) {
  const picture = new DOMParser().parseFromString(await text(address), "image/svg+xml").documentElement;
  // A canvas does not wait for fonts by itself.
  await Promise.all(FACES.map((face) => document.fonts.load(face, "Аәқ Aa")));
  const canvas = paint(picture);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("canvas"))), "image/png");
  });
}

function hand(blob, name) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  // The browser reads the file after the click; a minute is long enough for any disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
