// A list to choose from: grouped, searchable, each with the number of its figures. What has none
// with the other side's choice is not offered.
import { filled } from "../controls/time-status.js";
import { element, fragment } from "../dom.js";
import { collator } from "../map/collation.js";
import { fit, fold } from "../map/folding.js";

const LONGEST = 80;

export class Picker extends EventTarget {
  /**
   * @param {object[]} records in their order
   * @param {object} words title, find, hint, and the page's
   * @param {string} alphabet of the page's language, as collator() reads it
   */
  constructor(name, records, words, alphabet) {
    super();
    Object.assign(this, { name, words });
    this.chosen = [];
    this.options = alphabetical(records, alphabet).map((record) => this.option(record));
    this.search = element("input", { type: "search", id: `find-${name}`, autocomplete: "off", spellcheck: "false", maxlength: LONGEST });
    this.chips = element("ul", { class: "plain picker-chosen" });
    this.told = element("p", { class: "picker-told", role: "status" });
    this.list = element("div", { class: "picker-list" }, ...this.groups());
    this.count = element("span", { class: "picker-count" });
    const clear = element("button", { type: "button", class: "picker-clear" }, words.clear);
    clear.addEventListener("click", () => this.change([], this.search));
    this.search.addEventListener("input", () => this.filter());
    this.clear = clear;
    this.node = element(
      "details",
      { class: "picker", "data-picker": name },
      element("summary", {}, element("h2", {}, words.title), " ", this.count),
      this.chips,
      clear,
      element("label", { for: `find-${name}` }, words.find),
      this.search,
      element("p", { class: "picker-hint" }, words.hint),
      this.told,
      this.list,
    );
  }

  option(record) {
    const box = element("input", { type: "checkbox", autocomplete: "off", "data-choice": record.id });
    const count = element("span", { class: "picker-number" });
    const node = element("label", { class: "picker-option" }, box, fragment("span", record.name, { class: "picker-name" }), count);
    const option = { record, box, node, count, figures: 0, names: null };
    box.addEventListener("change", () => {
      const rest = this.chosen.filter((id) => id !== record.id);
      this.change(box.checked ? [...rest, record.id] : rest);
    });
    return option;
  }

  groups() {
    const groups = new Map();
    for (const option of this.options) {
      const { group } = option.record;
      if (!groups.has(group.text)) {
        const id = `${this.name}-${groups.size}`;
        const title = fragment("h3", group, { id });
        groups.set(group.text, element("div", { role: "group", "aria-labelledby": id }, title));
      }
      const node = groups.get(group.text);
      node.append(option.node);
      option.group = node;
    }
    return groups.values();
  }

  /** Shows what is chosen and what is offered. @param {Map<string, number>} counts of figures */
  update(chosen, counts) {
    this.chosen = chosen;
    for (const option of this.options) {
      option.figures = counts.get(option.record.id) ?? 0;
      option.box.checked = chosen.includes(option.record.id);
      option.count.textContent = filled(this.words.figures, { count: option.figures });
    }
    this.count.textContent = filled(this.words.chosen, { count: chosen.length });
    this.clear.hidden = chosen.length < 2;
    this.chips.replaceChildren(...chosen.map((id) => this.chip(id)));
    this.filter();
  }

  chip(id) {
    const { record } = this.options.find((option) => option.record.id === id);
    const label = filled(this.words.remove, { name: record.name.text });
    const cross = element("span", { "aria-hidden": "true" }, "×");
    const button = element("button", { type: "button", "aria-label": label, "data-remove": id }, fragment("span", record.name), cross);
    button.addEventListener("click", () => this.change(this.chosen.filter((other) => other !== id), this.search));
    return element("li", {}, button);
  }

  /** What is offered, chosen or in the hand stays; a search narrows it by name in any script. */
  filter() {
    const query = fold(this.search.value.slice(0, LONGEST));
    let found = 0;
    for (const option of this.options) {
      const offered = option.figures > 0 || option.box.checked || option.box === document.activeElement;
      option.node.hidden = !offered || (query !== "" && !this.named(option, query));
      if (!option.node.hidden) found += 1;
    }
    for (const group of this.list.children) group.hidden = !group.querySelector("label:not([hidden])");
    this.told.textContent = found ? "" : this.words.noneFound;
  }

  named(option, query) {
    option.names ??= [option.record.name.text, ...option.record.also].map(fold);
    return fit(query, option.names) !== null;
  }

  change(chosen, focus = null) {
    this.dispatchEvent(new CustomEvent("chosen", { detail: chosen }));
    focus?.focus();
  }
}

// Group by group as given; in a group in the alphabet of the page's language.
function alphabetical(records, alphabet) {
  const compare = collator(alphabet);
  const groups = [...new Set(records.map((record) => record.group.text))];
  const rank = (record) => groups.indexOf(record.group.text);
  return [...records].sort((one, other) => rank(one) - rank(other) || compare(one.name.text, other.name.text));
}
