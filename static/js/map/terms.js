// Terms of the glossary in a popup: a button where the text uses them, the browser's own popover.
import { element, fragment } from "../dom.js";

/** Words with their dates, each in an element of its own. */
export function dated({ text, dates }) {
  return cut(text, dates, (part, date) => element("time", { datetime: date }, part));
}

/** Text whose terms are buttons that open their explanation. */
export function opened(text, spots = []) {
  return cut(text, spots, button);
}

// A text in pieces: what stands at a spot ([start, end, what]) is made into an element.
function cut(text, spots, made) {
  const parts = [];
  let end = 0;
  for (const [start, stop, what] of spots) {
    parts.push(text.slice(end, start), made(text.slice(start, stop), what));
    end = stop;
  }
  return [...parts, text.slice(end)];
}

/** A fragment whose terms open. */
export function fragmentWithTerms(tag, said, attributes = {}) {
  if (!said.terms) return fragment(tag, said, attributes);
  const node = fragment(tag, { ...said, text: "" }, attributes);
  node.prepend(...opened(said.text, said.terms));
  return node;
}

/**
 * The explanations that a body's buttons open.
 * @param {object} terms label and text, by id
 * @param {{glossary: string, href: string}} words of the link that leads on
 */
export function explanations(body, terms, { glossary, href }) {
  const used = new Set([...body.querySelectorAll("button.term")].map(({ dataset }) => dataset.term));
  return [...used].map((key) =>
    element(
      "div",
      { popover: "auto", id: idOf(key), class: "term-card", role: "note" },
      element("p", {}, fragment("strong", terms[key].label)),
      fragment("p", terms[key].text),
      element("p", {}, element("a", { class: "button", href: `${href}#term-${key}` }, glossary)),
    ),
  );
}

function button(text, key) {
  return element("button", { type: "button", class: "term", "data-term": key, popovertarget: idOf(key) }, text);
}

function idOf(key) {
  return `popup-term-${key}`;
}
