// The switches of the layers; each carries its symbol, so that the panel is the legend too.
import { element } from "../dom.js";
import { sessionOf } from "../map/session.js";
import { countPicture, symbol } from "../map/symbols.js";
import { filled } from "./time-status.js";

export class LayerPanel {
  /** @param {{panel: string, styles: object, words}} config id of the panel, style by key */
  constructor(config) {
    this.config = config;
    this.missing = new Set();
  }

  addTo(map) {
    const session = sessionOf(map);
    const panel = document.getElementById(this.config.panel);
    for (const place of panel.querySelectorAll("[data-symbol]")) {
      place.append(symbol(this.config.styles[place.dataset.symbol], place.dataset.state));
    }
    for (const place of panel.querySelectorAll("[data-count]")) {
      place.prepend(countPicture(Number(place.dataset.count), place.dataset.colour));
    }
    const switches = [...panel.querySelectorAll("input[data-layer]")];
    for (const control of switches) {
      control.addEventListener("change", () => session.show(control.dataset.layer, control.checked));
    }
    session.on("layers", ({ layer, shown }) => {
      for (const control of switches) if (control.dataset.layer === layer) control.checked = shown;
    });
    this.alert = element("p", { class: "layers-failed", role: "alert" });
    panel.querySelector("h2").after(this.alert);
    session.on("failed", ({ name }) => this.say(session.layers.get(name)?.title ?? { text: this.config.words.part }));
    session.on("settled", () => {
      for (const control of switches) control.checked = session.visible.has(control.dataset.layer);
    });
    return this;
  }

  /** What could not be loaded is named, so that nobody takes its absence for a finding. */
  say({ text }) {
    this.missing.add(text);
    this.alert.textContent = filled(this.config.words.failed, { parts: [...this.missing].join(", ") });
  }
}
