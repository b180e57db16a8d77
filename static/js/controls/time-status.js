// What the years show, in words: counts, the switch of undated places, and where the year moved.
import { element } from "../dom.js";
import { isActive } from "../map/filter.js";
import { spanWords } from "../map/time.js";

const QUIET = 400;

export class TimeStatus {
  /** @param {HTMLElement} section the time control  @param {object} words of the page */
  constructor(section, words) {
    this.words = words;
    this.undated = element("input", { type: "checkbox", autocomplete: "off" });
    this.undatedWords = element("span");
    this.line = element("span", { class: "time-counts" });
    this.filtered = element("button", { type: "button", class: "time-button time-filtered" }, words.filtered);
    this.spoken = element("span", { class: "unseen", role: "status" });
    this.note = element("span", { class: "time-note", role: "status" });
    this.label = element("label", { class: "time-undated" }, this.undated, this.undatedWords);
    section.append(element("p", { class: "time-status" }, this.line, this.filtered, this.label, this.note, this.spoken));
  }

  addTo(session) {
    this.session = session;
    this.undated.addEventListener("change", () => session.setUndated(this.undated.checked));
    for (const name of ["time", "layers", "settled"]) session.on(name, () => this.show());
    this.filtered.addEventListener("click", () => session.tell("show-filter"));
    session.on("unfiltered", () => {
      this.isUnfiltered = true;
    });
    session.on("moved", ({ year }) => {
      this.movedTo = year;
    });
    session.on("choose", ({ place, layer }) => this.say(layer.markers.get(place).card));
    session.on("forget", () => this.note.replaceChildren());
    return this;
  }

  show() {
    const { span, undated, filter } = this.session;
    const counts = this.count();
    const words = span ? this.words.count : this.words.everything;
    write(this.line, filled(words, { years: span ? spanWords(span) : "", ...counts }));
    this.filtered.hidden = !isActive(filter);
    this.label.hidden = !span;
    this.undated.checked = undated;
    write(this.undatedWords, filled(this.words.undatedCount, counts));
    // A reader of the screen hears the year once the hand rests, not every one it passes.
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.spoken.textContent = span ? this.line.textContent : "";
    }, QUIET);
  }

  count() {
    const counts = { shown: 0, possible: 0, undated: 0 };
    for (const layer of this.session.layers.values()) {
      if (!layer.isDrawn || !layer.style.listed || !this.session.visible.has(layer.id)) continue;
      for (const place of layer.markers.keys()) {
        const { visible, presence, filtered } = layer.standing(place);
        if (presence === "undated" && !filtered && !layer.time(place).orients) counts.undated += 1;
        if (visible) counts.shown += 1;
        if (visible && presence === "possible") counts.possible += 1;
      }
    }
    return counts;
  }

  /** Says that choosing a place moved the year or cleared filters. */
  say(card) {
    const { movedTo: year, isUnfiltered, words } = this;
    this.movedTo = undefined;
    this.isUnfiltered = false;
    const said = [year && words.moved, isUnfiltered && words.unfiltered].filter(Boolean);
    this.note.textContent = said.map((line) => filled(line, { place: card.name.text, year })).join(". ");
  }
}

/** "{years}: {shown}" with its values; a name without a value stays as it is. */
export function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// Words that stay as they were are not laid out again.
function write(node, words) {
  if (node.textContent !== words) node.textContent = words;
}
