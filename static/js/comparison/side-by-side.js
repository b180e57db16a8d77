// Two years or two layers side by side: a second map that moves with the first, and what differs.
// Fetched and built when somebody opens it.
import { element } from "../dom.js";
import { sessionOf } from "../map/session.js";
import { spanMoved } from "../map/time.js";
import { ComparisonLine } from "./line.js";
import { SecondMap, showOnly } from "./second-map.js";
import { ComparisonSide } from "./side.js";

const APART = 10;

export class SideBySide {
  /**
   * @param {L.Map} map the first
   * @param {object} config as the control has it
   * @param {HTMLElement} button that opens and closes the comparison
   */
  constructor(map, config, button) {
    Object.assign(this, { map, config, button });
    this.session = sessionOf(map);
    this.isOpen = false;
    this.isSwitching = false;
    this.session.on("layers", (change) => this.followLayers(change));
    this.session.on("time", () => this.isOpen && this.update());
    for (const name of ["drawn", "settled"]) this.session.on(name, () => this.showLine());
  }

  /** Begins with two years: the one shown, or one to begin with, and one ten years apart. */
  begin() {
    this.session.comparing = { span: this.otherSpan() };
    if (!this.session.span) this.session.setSpan(this.config.start);
    this.open();
    // On a phone the button lies far below what it opened.
    this.bar.scrollIntoView({ block: "nearest" });
    this.bar.querySelector("button").focus({ preventScroll: true });
  }

  otherSpan() {
    const { years, start } = this.config;
    const span = this.session.span ?? start;
    const other = spanMoved(span, APART, years) ?? spanMoved(span, -APART, years);
    return other ?? { from: years[1], to: years[1] };
  }

  open() {
    this.build();
    this.isOpen = true;
    this.place();
    this.switchLayers();
    this.fit();
    if (!this.second.map) this.drawSecond();
    else this.second.session.tell("time");
    this.update();
    for (const part of [this.frame, this.second.frame]) this.sizes.observe(part);
    this.session.tell("compare");
  }

  /** Puts the parts around the first map; what its corner credits goes for both. */
  place() {
    this.frame = this.map.getContainer().closest(".map-frame");
    this.credits = this.frame.querySelector(".map-credits");
    this.frame.parentElement.classList.add("is-comparing");
    this.frame.before(this.bar, this.sides[0].head);
    this.frame.after(this.sides[1].head, this.second.frame, this.line.section);
    if (this.credits) this.line.section.append(this.credits);
    this.button.setAttribute("aria-expanded", "true");
  }

  displace() {
    if (this.credits) this.frame.append(this.credits);
    for (const part of [this.bar, ...this.sides.map(({ head }) => head), this.second.frame, this.line.section]) part.remove();
    this.frame.parentElement.classList.remove("is-comparing");
    this.button.setAttribute("aria-expanded", "false");
  }

  build() {
    if (this.second) return;
    const { config } = this;
    const { words } = config;
    this.second = new SecondMap(this.map, config, () => this.isOpen);
    this.sides = [
      new ComparisonSide(config, words.first, { span: (span) => this.session.setSpan(span), layer: (id) => this.chooseLayer(0, id) }),
      new ComparisonSide(config, words.second, { span: (span) => this.compare({ span }), layer: (id) => this.chooseLayer(1, id) }),
    ];
    this.line = new ComparisonLine(config, (index, place, link) => {
      const { session } = index === 1 ? this.second : this;
      session.choose(place, { from: link });
    });
    this.modes = {
      span: this.mode(words.years, () => this.compare({ span: this.lastSpan ?? this.otherSpan() })),
      layers: this.mode(words.layers, () => this.compare({ layers: this.lastLayers ?? this.twoLayers() })),
    };
    const close = element("button", { type: "button", class: "time-button comparison-close", onclick: () => this.close() }, words.close);
    this.bar = element("div", { class: "comparison-bar", role: "group", "aria-label": words.title }, this.modes.span, this.modes.layers, close);
    this.sizes = new ResizeObserver(() => this.fit());
  }

  mode(words, act) {
    return element("button", { type: "button", class: "time-button", onclick: act }, words);
  }

  drawSecond() {
    this.second.draw(this.secondView());
    for (const name of ["drawn", "settled", "layers", "time"]) {
      this.second.session.on(name, () => this.showLine());
    }
  }

  /** The layers shown that can be compared come first. */
  twoLayers() {
    const ids = this.config.layers.map(({ id }) => id);
    const shown = ids.filter((id) => this.session.visible.has(id));
    const [first, second = first] = [...new Set([...shown, ...ids])];
    return [first, second];
  }

  compare(comparing) {
    this.session.comparing = comparing;
    this.switchLayers();
    this.update();
    this.session.tell("compare");
  }

  chooseLayer(index, id) {
    const { layers } = this.session.comparing;
    this.compare({ layers: layers.map((layer, side) => (side === index ? id : layer)) });
  }

  isCompared(layer) {
    return this.config.layers.some(({ id }) => id === layer);
  }

  /** Towns and waters stay on both sides; of the other layers each side shows its own alone. */
  only(layer) {
    const around = [...this.session.kept].filter((id) => !this.isCompared(id));
    return layer ? [...around, layer] : around;
  }

  /** The layers of the first map: one of two that are compared, else those the visitor chose. */
  switchLayers() {
    const { session } = this;
    const layer = session.comparing?.layers?.[0] ?? null;
    if (layer) session.kept ??= new Set(session.visible);
    this.isSwitching = true;
    if (session.kept) showOnly(session, layer ? this.only(layer) : session.kept);
    this.isSwitching = false;
    if (!layer) session.kept = null;
    for (const control of document.querySelectorAll("input[data-layer]")) {
      control.disabled = control.dataset.layer === layer;
    }
  }

  /** A layer switched on beside the maps: on both sides, or in place of the first one's. */
  followLayers({ layer, shown }) {
    if (!this.isOpen || this.isSwitching) return;
    const { kept, comparing } = this.session;
    if (!kept) return this.update();
    if (this.isCompared(layer)) return this.chooseLayer(0, shown ? layer : comparing.layers[0]);
    if (shown) kept.add(layer);
    else kept.delete(layer);
    this.update();
    // The address has been written before this was known.
    return this.session.tell("compare");
  }

  secondView() {
    const { span, undated, visible, comparing, filter } = this.session;
    if (!comparing.layers) return { span: comparing.span, undated, filter, layers: [...visible] };
    return { span, undated, filter, layers: this.only(comparing.layers[1]) };
  }

  update() {
    const { comparing, layers, span } = this.session;
    this.lastSpan = comparing.span ?? this.lastSpan;
    this.lastLayers = comparing.layers ?? this.lastLayers;
    for (const [name, button] of Object.entries(this.modes)) button.setAttribute("aria-pressed", String(name in comparing));
    this.sides[0].show(span, layers.get(comparing.layers?.[0]) ?? null);
    this.sides[1].show(comparing.span ?? span, layers.get(comparing.layers?.[1]) ?? null);
    this.second.follow(this.secondView());
    this.showLine();
  }

  /** Once, however many parts have changed. */
  showLine() {
    if (this.isDue) return;
    this.isDue = true;
    queueMicrotask(() => {
      this.isDue = false;
      if (this.isOpen) this.tellLine();
    });
  }

  tellLine() {
    const sessions = [this.session, this.second.session];
    const sides = this.sides.map(({ title, span }, index) => ({ session: sessions[index], title, span }));
    this.line.show(sides, Boolean(this.session.comparing.span));
  }

  fit() {
    if (!this.isOpen) return;
    this.map.invalidateSize({ animate: false });
    this.session.refit();
    if (this.second.map) this.second.fit();
  }

  close() {
    const { session } = this;
    this.second.map.closePopup();
    this.sizes.disconnect();
    session.comparing = null;
    this.switchLayers();
    this.isOpen = false;
    this.displace();
    this.map.invalidateSize({ animate: false });
    session.refit();
    session.tell("compare");
    this.button.focus();
  }
}
