// The line under two maps: counts, what stands on one side only, what on both, and the figures.
import { element, fragment } from "../dom.js";
import { collator } from "../map/collation.js";
import { difference, placesShown, possibly } from "./difference.js";
import { filled } from "../controls/time-status.js";

const QUIET = 400;

export class ComparisonLine {
  /** @param {{words, figures, alphabet}} config  @param {function} choose (side, place, link) shows a place */
  constructor({ words, figures, alphabet }, choose) {
    Object.assign(this, { words, figures, choose });
    this.compare = collator(alphabet);
    this.counts = element("p", { class: "comparison-counts" });
    this.figureLine = element("p", { class: "comparison-figures" });
    this.lists = ["first", "second", "both"].map((side) => new DifferenceList(side));
    this.spoken = element("p", { class: "unseen", role: "status" });
    this.section = element(
      "section",
      { class: "comparison-line", "aria-label": words.differences },
      this.counts,
      this.figureLine,
      element("div", { class: "comparison-lists" }, ...this.lists.map(({ details }) => details)),
      this.spoken,
    );
  }

  /**
   * @param {{session, title, span}[]} sides the first and the second
   * @param {boolean} isYears whether years are compared, not layers
   */
  show(sides, isYears) {
    const shown = sides.map(({ session }) => placesShown(session));
    const counts = sides.map(({ title, span }, index) => this.count(title, shown[index], isYears && !span));
    this.counts.replaceChildren(...counts.map((words) => element("span", {}, words)));
    this.showFigures(isYears ? sides.map(({ span }) => span) : []);
    const titles = [
      ...sides.map(({ title }) => (places) => filled(this.words.only, { side: title, shown: places.length })),
      (places) => filled(this.words.both, { shown: places.length }),
    ];
    const said = difference(...shown).map((places, index) => {
      const title = titles[index](places);
      this.lists[index].show(title, this.named(places, shown, sides), (place, link) => this.choose(index, place, link));
      return title;
    });
    // A place belongs to one layer: that none stands on both says nothing then.
    const both = this.lists[2].details;
    both.hidden = !isYears && both.classList.contains("is-empty");
    this.speak([...counts, ...said.slice(0, both.hidden ? 2 : 3)].join(". "));
  }

  count(title, shown, isAll) {
    const values = { years: title, shown: shown.size, possible: possibly(shown) };
    return filled(isAll ? this.words.everything : this.words.count, values);
  }

  /** Places in the alphabet's order with what must be said of their dates. */
  named(places, shown, sides) {
    const entries = places.map((place) => ({ ...(shown[0].get(place) ?? shown[1].get(place)), place }));
    entries.sort((one, other) => this.compare(one.card.name.text, other.card.name.text));
    return entries.map(({ place, card }) => {
      const presences = shown.map((side) => side.get(place)?.presence);
      const possible = sides.filter((_, index) => presences[index] === "possible");
      const everywhere = possible.length === presences.filter(Boolean).length;
      const where = everywhere ? "" : `: ${possible.map(({ title }) => title).join(", ")}`;
      if (possible.length) return { place, card, note: this.words.possible + where };
      return { place, card, note: presences.includes("undated") ? this.words.undated : null };
    });
  }

  /** The figures of the leading series, where both sides are one year and one of them has any. */
  showFigures(spans) {
    const single = spans.length === 2 && spans.every((span) => span && span.from === span.to);
    const years = this.figures && single ? spans.map(({ from }) => from) : [];
    const known = years.map((year) => this.figures.points.filter((point) => point.year === year));
    this.figureLine.hidden = !known.some((points) => points.length);
    if (this.figureLine.hidden) return;
    const said = known.map((points, index) => {
      const figures = points.length ? points.map(figure) : [this.words.noFigure];
      return element("span", { class: "comparison-figure" }, `${years[index]}: `, ...figures);
    });
    this.figureLine.replaceChildren(element("span", { class: "comparison-series" }, `${this.figures.label}: `), ...said);
  }

  // A reader of the screen hears the line once the hand rests, not every year it passes.
  speak(words) {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      if (this.spoken.textContent !== words) this.spoken.textContent = words;
    }, QUIET);
  }
}

/** One figure with its day and where it is written: 45,798 (on 1 January 1943; source, page). */
function figure({ id, value, when, status, source }) {
  const link = element("a", { href: source.href, lang: source.lang }, source.text);
  const locator = source.locator ? `, ${source.locator}` : "";
  const dated = [when, status].filter(Boolean).join(", ");
  return element("span", { "data-observation": id }, element("strong", {}, value), ` (${dated}; `, link, `${locator}) `);
}

class DifferenceList {
  constructor(side) {
    this.title = element("span", { class: "difference-title" });
    // What the closed list begins with: for the eye; whoever listens opens the list.
    this.glance = element("span", { class: "difference-glance", "aria-hidden": "true" });
    this.names = element("ul", { class: "plain difference-names" });
    this.details = element(
      "details",
      { class: "difference", name: "difference", "data-side": side },
      element("summary", {}, this.title, this.glance),
      this.names,
    );
  }

  show(title, places, choose) {
    this.title.textContent = title;
    this.glance.textContent = places.map(({ card, note }) => card.name.text + (note ? " ?" : "")).join(", ");
    this.details.classList.toggle("is-empty", places.length === 0);
    this.names.replaceChildren(...places.map((entry) => listed(entry, choose)));
  }
}

function listed({ place, card, note }, choose) {
  const link = element("a", { href: card.href, "data-place": place }, fragment("span", card.name));
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(place, link);
  });
  return element("li", {}, link, note ? element("small", {}, ` ${note}`) : null);
}
