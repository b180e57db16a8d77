// What opens when a place is chosen: first depth of three. The list opens where several stand.
import { element, fragment } from "../dom.js";
import { sessionOf } from "./session.js";
import { nameIn, periodIn, runIn } from "./time.js";

export class PlacePopup {
  /** @param {{cards, words, periods}} config address of the cards, words of the page, periods
   *   with start, end and the address of their statistics */
  constructor(config) {
    this.words = config.words;
    this.cards = config.cards;
    this.periods = config.periods;
    this.popup = null;
  }

  addTo(map) {
    this.map = map;
    this.session = sessionOf(map);
    this.session.on("choose", (event) => this.showPlace(event));
    this.session.on("choose-among", (event) => this.showList(event));
    map.on("popupclose", () => this.closed());
    this.session.on("settled", () => this.showAsked());
    for (const name of ["time", "layers"]) this.session.on(name, () => this.follow());
    return this;
  }

  /** The place the address names is opened once, as soon as its layer is drawn. */
  showAsked() {
    const asked = this.session.asked.place;
    if (!asked || !this.session.layerOf(asked)) return;
    this.session.asked.place = null;
    this.session.choose(asked);
  }

  showPlace({ place, layer, from }) {
    const { card, anchor } = layer.markers.get(place);
    this.open(this.said(card, layer), anchor ?? this.map.getCenter(), from, anchor === null);
  }

  /** What an open popup says follows the years; one of a place no longer shown closes. */
  follow() {
    if (!this.popup) return;
    const { chosen } = this.session;
    const layer = chosen === null ? null : this.session.layerOf(chosen);
    if (!layer || !this.session.isShown(chosen, layer)) this.map.closePopup(this.popup);
    else this.popup.setContent(this.closable(this.said(layer.markers.get(chosen).card, layer)));
  }

  said(card, layer) {
    const body = placeBody(card, this.words, this.session.span, this.periods);
    if (layer.standing(card.id).labour === "absent") body.querySelector("h2").after(notThen(this.words));
    return body;
  }

  showList({ members, from }) {
    if (this.session.chosen !== null) this.session.forget();
    const items = members.map(({ id, card }) => element("li", {}, this.listButton(id, card, from)));
    const body = element(
      "section",
      { class: "popup-list", "aria-label": this.words.several },
      element("h2", { class: "popup-heading", tabindex: "-1" }, this.words.several),
      element("ul", { class: "plain" }, ...items),
    );
    this.open(body, members[0].marker.getLatLng(), from, false);
  }

  listButton(id, card, from) {
    const button = element("button", { type: "button", class: "list-place", "data-place": id });
    button.append(fragment("span", card.name), fragment("small", card.kind));
    button.addEventListener("click", () => this.session.choose(id, { from }));
    return button;
  }

  /** Gives a body its button, and Escape, to close it. */
  closable(body) {
    const close = element("button", { type: "button", class: "popup-close" }, this.words.close);
    close.addEventListener("click", () => this.map.closePopup());
    body.append(close);
    body.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.map.closePopup();
    });
    return body;
  }

  open(body, position, from, loose) {
    const popup = L.popup({
      className: loose ? "place-popup is-loose" : "place-popup",
      closeButton: false,
      offset: [0, -4],
      maxWidth: Math.min(360, this.map.getSize().x - 72),
      minWidth: 220,
      maxHeight: Math.max(240, this.map.getSize().y - 90),
      autoPanPadding: [24, 24],
    });
    // One popup replaces another: that closing must neither move the focus nor forget the place.
    this.replacing = true;
    popup.setLatLng(position).setContent(this.closable(body)).openOn(this.map);
    this.replacing = false;
    // Once open it stays where the visitor moves it, also when its words change.
    popup.options.autoPan = false;
    this.popup = popup;
    this.map.getContainer().classList.add("has-popup");
    this.returnTo = from;
    body.querySelector("h2").focus({ preventScroll: true });
  }

  closed() {
    if (this.replacing) return;
    const { activeElement } = document;
    const within = this.popup.getElement()?.contains(activeElement) ?? false;
    this.popup = null;
    this.map.getContainer().classList.remove("has-popup");
    this.session.forget();
    // Where the years or a layer closed it, the focus stays with the control that did.
    const isLost = within || activeElement === document.body;
    if (isLost) this.returnTo?.focus({ preventScroll: true });
    this.returnTo = null;
  }
}

function placeBody(card, words, span, periods) {
  const figure = runIn(card.figures, span) ?? card.figures.at(-1) ?? null;
  const heading = fragment("h2", nameIn(card, span), { class: "popup-heading", tabindex: "-1" });
  return element(
    "article",
    { class: "popup-place", "data-place": card.id },
    fragment("p", card.kind, { class: "popup-kind" }),
    heading,
    card.picture ? pictureBody(card.picture) : null,
    card.years ? element("p", { class: "popup-years" }, card.years) : null,
    card.advisory ? element("p", { class: "advisory" }, card.advisory) : null,
    card.context ? element("p", { class: "popup-context" }, card.context) : null,
    card.location ? element("p", { class: "popup-location" }, card.location) : null,
    figure ? figureBody(figure, words) : element("p", { class: "popup-none" }, words.noFigure),
    element(
      "p",
      { class: "popup-links" },
      element("a", { class: "button", href: periodHref(card, span, periods), "data-link": "period" }, words.statistics),
      element("a", { class: "button", href: card.href, "data-link": "place" }, words.more),
    ),
  );
}

// The period of the year shown, else the one the edition leads to.
function periodHref(card, span, periods) {
  const chosen = span && periodIn(periods, span.from);
  return chosen ? `${chosen.href}?place=${card.id}` : card.period.href;
}

// A works outside the years of its prisoners is context, and says so.
function notThen(words) {
  return element("p", { class: "popup-context" }, words.notThen);
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
    fragment("span", figure.label, { class: "figure-label" }),
    element("strong", { class: "figure-value" }, figure.value),
    element("span", { class: "figure-when" }, figure.when),
    figure.status ? element("span", { class: "figure-status" }, figure.status) : null,
    ...figure.verdicts.map(({ outcome, text, href }) =>
      element("a", { class: `verdict verdict-${outcome}`, href }, `${words.checked}: ${text}`),
    ),
  );
}
