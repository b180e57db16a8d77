// What opens when a place is chosen: first depth of three. The list opens where several stand.
import { load } from "../doors/data.js";
import { element, fragment } from "../dom.js";
import { placeCard } from "./place-card.js";
import { sessionOf } from "./session.js";
import { byLayer } from "./stacks.js";

export class PlacePopup {
  /** @param {{cards, words, periods}} config address of the cards, words of the page, periods
   *   with start, end and the address of their statistics */
  constructor(config) {
    this.words = config.words;
    this.cards = config.cards;
    this.periods = config.periods;
    this.terms = {};
    this.popup = null;
  }

  addTo(map) {
    this.map = map;
    this.session = sessionOf(map);
    load(this.cards).then(({ terms }) => {
      this.terms = terms;
    });
    this.session.on("choose", (event) => this.showPlace(event));
    this.session.on("choose-among", (event) => this.showList(event));
    map.on("popupclose", () => this.closed());
    map.on("dragstart", () => {
      this.before = null;
    });
    this.session.on("settled", () => this.showAsked());
    for (const name of ["time", "layers"]) this.session.on(name, () => this.follow());
    if (this.session.chosen) this.showChosen();
    return this;
  }

  /** The place the address names is opened once, as soon as its layer is drawn. */
  showAsked() {
    const asked = this.session.asked.place;
    if (!asked || !this.session.layerOf(asked)) return;
    this.session.asked.place = null;
    this.session.choose(asked);
  }

  /** What was chosen before this element came. */
  showChosen() {
    const place = this.session.chosen;
    this.showPlace({ place, layer: this.session.layerOf(place), from: null });
  }

  showPlace({ place, layer, from }) {
    const { card, anchor } = layer.markers.get(place);
    this.open(this.said(card, layer), anchor ?? this.map.getCenter(), from, anchor === null);
    // On a phone the list lies far below the map: what was chosen comes into sight.
    this.map.getContainer().scrollIntoView({ block: "nearest" });
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
    const time = { span: this.session.span, labour: layer.standing(card.id).labour };
    return placeCard(card, time, this.words, this.periods, this.terms);
  }

  showList({ members, from }) {
    if (this.session.chosen !== null) this.session.forget();
    // Only what shares its very point is at one spot; a closer look takes the others apart.
    const [first, ...others] = members.map(({ marker }) => marker.getLatLng());
    const heading = others.every((point) => point.equals(first)) ? this.words.several : this.words.near;
    const groups = byLayer(members).flatMap(([layer, those]) => [
      fragment("h3", { ...layer.title, text: `${layer.title.text} ${those.length}` }, { class: "popup-layer" }),
      element("ul", { class: "plain" }, ...those.map(({ id, card }) => element("li", {}, this.listButton(id, card, from)))),
    ]);
    const body = element(
      "section",
      { class: "popup-list", "aria-label": heading },
      element("h2", { class: "popup-heading", tabindex: "-1" }, heading),
      ...groups,
    );
    this.open(body, first, from, false);
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
      // An open explanation closes first, by the browser itself.
      if (event.key === "Escape" && !body.querySelector(":popover-open")) this.map.closePopup();
    });
    return body;
  }

  open(body, position, from, loose) {
    const popup = L.popup({
      className: loose ? "place-popup is-loose" : "place-popup",
      closeButton: false,
      offset: [0, -12],
      maxWidth: Math.min(360, this.map.getSize().x - 72),
      minWidth: 220,
      maxHeight: Math.max(240, Math.min(this.map.getSize().y - 90, 520)),
      autoPanPadding: [24, 24],
    });
    // One popup replaces another: that closing must neither move the focus nor forget the place.
    this.before ??= { centre: this.map.getCenter(), zoom: this.map.getZoom() };
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

  /** Brings back the view that made room for the popup, unless the visitor has moved on. */
  restore() {
    const { before } = this;
    this.before = null;
    if (before && before.zoom === this.map.getZoom()) this.map.panTo(before.centre);
  }

  closed() {
    if (this.replacing) return;
    const { activeElement } = document;
    const within = this.popup.getElement()?.contains(activeElement) ?? false;
    this.popup = null;
    this.restore();
    this.map.getContainer().classList.remove("has-popup");
    this.session.forget();
    // Where the years or a layer closed it, the focus stays with the control that did.
    const isLost = within || activeElement === document.body;
    if (isLost) this.returnTo?.focus({ preventScroll: true });
    this.returnTo = null;
  }
}
