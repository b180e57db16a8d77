// What the popup says of a place: name, years, one figure with its date, where to read on.
import { element, fragment } from "../dom.js";
import { asOf, narrowed } from "../doors/address.js";
import { dated, explanations, fragmentWithTerms, opened } from "./terms.js";
import { nameIn, periodIn, runIn } from "./time.js";

/**
 * @param {object} card what is said of a place
 * @param {{span: ?{from, to}, labour: string}} time the years shown, labour there in them
 * @param {object} words of the page
 * @param {object[]} periods with start, end and the address of their statistics
 * @param {object} terms of the glossary that cards use: label and text by id
 */
export function placeCard(card, { span, labour }, words, periods, terms) {
  const period = periodOf(card, span, periods);
  const figure = runIn(card.figures, span) ?? card.figures.at(-1) ?? null;
  const heading = fragment("h2", nameIn(card, span), { class: "popup-heading", tabindex: "-1" });
  const article = element(
    "article",
    { class: "popup-place", "data-place": card.id },
    fragmentWithTerms("p", card.kind, { class: "popup-kind" }),
    heading,
    // A works outside the years of its prisoners is context, and says so.
    labour === "absent" ? element("p", { class: "popup-context" }, words.notThen) : null,
    card.picture ? pictureBody(card.picture) : null,
    card.years ? element("p", { class: "popup-years" }, ...dated(card.years)) : null,
    card.advisory ? element("p", { class: "advisory" }, card.advisory) : null,
    card.context ? element("p", { class: "popup-context" }, ...dated(card.context)) : null,
    card.location ? element("p", { class: "popup-location" }, card.location) : null,
    figure ? figureBody(figure, words) : element("p", { class: "popup-none" }, words.noFigure),
    element(
      "p",
      { class: "popup-links" },
      element("a", { class: "button", href: period.href, "data-link": "period" }, element("span", {}, `${words.statistics}: `, ...dated(period.title))),
      element("a", { class: "button", href: placeHref(card, span), "data-link": "place" }, words.more),
    ),
  );
  article.append(...explanations(article, terms, words));
  return article;
}

// The period of the year shown, else the one the edition leads to.
function periodOf(card, span, periods) {
  const chosen = span && periodIn(periods, span.from);
  const { href, title, dates } = chosen || card.period;
  return { href: chosen ? narrowed(href, card.id) : href, title: { text: title, dates } };
}

// The page of the place, as of the year shown.
function placeHref(card, span) {
  return span && span.from === span.to ? asOf(card.href, span.from) : card.href;
}

function pictureBody({ src, alt, lang, credit }) {
  return element(
    "p",
    { class: "popup-picture" },
    element("img", { src, alt, lang }),
    element("small", {}, credit),
  );
}

function figureBody(figure, words) {
  return element(
    "p",
    { class: "popup-figure", "data-observation": figure.id },
    figure.owner ? element("span", { class: "figure-borrowed" }, words.borrowed) : null,
    figure.owner ? fragment("span", figure.owner, { class: "figure-owner" }) : null,
    fragmentWithTerms("span", figure.label, { class: "figure-label" }),
    element("strong", { class: "figure-value" }, ...opened(figure.value, figure.terms)),
    element("span", { class: "figure-when" }, ...dated(figure.when)),
    figure.status ? element("span", { class: "figure-status" }, figure.status) : null,
    element(
      "span",
      { class: "figure-source" },
      element("a", { href: figure.source.href, lang: figure.source.lang }, figure.source.text),
      figure.source.locator ? `, ${figure.source.locator}` : null,
    ),
    ...figure.verdicts.map(({ outcome, text, href }) =>
      element("a", { class: `verdict verdict-${outcome}`, href }, `${words.checked}: ${text}`),
    ),
  );
}
