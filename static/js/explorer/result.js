// What the choice shows: caption, coverage, charts, what to take along, table.
import { filled } from "../controls/time-status.js";
import { element } from "../dom.js";
import { captionOf, coverageOf, notesOf, seriesName, sourcesOf } from "./caption.js";
import { capital, panelPicture } from "./chart.js";
import { keepingOf } from "./keeping.js";
import { panelsOf } from "./panels.js";
import { tableOf } from "./table.js";

const WIDEST = 960;

export class Result {
  /** @param {HTMLElement} section it stands in  @param {object} figures of figures.js */
  constructor(section, figures) {
    Object.assign(this, { section, figures, width: 0 });
    new ResizeObserver(() => this.fit()).observe(section);
    // Text is measured for its place: once the fonts are there it is drawn again.
    document.fonts.ready.then(() => this.draw());
  }

  show(choice, selection, address) {
    const { figures } = this;
    Object.assign(this, { choice, selection, panels: panelsOf(selection, figures) });
    this.charts = element("div", { class: "explorer-charts" });
    const title = element("h2", { id: "result-title" }, capital(captionOf(figures, choice)));
    const any = selection.series.length > 0;
    const shown = any ? this.filledParts(address) : [];
    this.section.replaceChildren(title, ...this.silences(), ...shown);
    this.draw();
  }

  filledParts(address) {
    const { figures, choice, selection, panels, charts } = this;
    const { words } = figures.data;
    const view = { figures, choice, selection, address };
    const lines = selection.series.map((item) =>
      element("li", {}, `${capital(seriesName(figures, item))}: `, element("strong", {}, coverageOf(figures, item))),
    );
    return [
      element("p", { class: "counts" }, filled(words.told, selection)),
      element("ul", { class: "plain coverage", "aria-label": words.coverage }, ...lines),
      selection.figures + selection.missing > 0 ? keepingOf(view, panels.length > 0) : "",
      panels.length > 0 ? charts : element("p", { class: "empty" }, words.noChart),
      this.notes(),
      tableOf(figures, selection),
    ];
  }

  notes() {
    const { figures, selection } = this;
    const sources = sourcesOf(figures, selection).flatMap((source, at) => [
      at ? "; " : "",
      element("a", { href: source.href, lang: source.lang }, source.text),
    ]);
    return element(
      "div",
      { class: "explorer-notes" },
      ...notesOf(figures, selection).map((words) => element("p", {}, words)),
      element("p", {}, `${figures.data.words.sources}: `, ...sources),
    );
  }

  silences() {
    const { figures, choice, selection } = this;
    const { words } = figures.data;
    const empty = choice.places.length === 0 || choice.indicators.length === 0;
    if (empty) return [element("p", { class: "empty" }, words.nothingChosen)];
    if (selection.silent.length === 0) return [];
    const names = selection.silent.map((id) => (figures.places.get(id) ?? figures.indicators.get(id)).name.text);
    return [element("p", { class: "empty" }, filled(words.noFigures, { pairs: names.join(", ") }))];
  }

  fit() {
    const width = Math.min(this.section.clientWidth, WIDEST);
    if (width !== this.width) this.draw();
  }

  draw() {
    this.width = Math.min(this.section.clientWidth, WIDEST);
    if (!this.charts || this.width === 0) return;
    const frame = { ...this.choice, width: this.width };
    const pictures = this.panels.map((panel) => panelPicture(panel, this.figures, frame));
    this.charts.replaceChildren(...pictures.map((picture) => element("figure", { class: "panel" }, picture)));
  }
}
