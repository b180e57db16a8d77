// The same places as a list beside the map: a click shows the place, the link stays a link.
import { sessionOf } from "../map/session.js";

export class PlaceList {
  /** @param {{list: string}} config id of the list; its groups and links come with the page */
  constructor(config) {
    this.config = config;
  }

  addTo(map) {
    this.map = map;
    this.session = sessionOf(map);
    this.list = document.getElementById(this.config.list);
    this.groups = [...this.list.querySelectorAll("[data-layer-group]")].map(read);
    this.list.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-place]");
      if (link) this.choose(event, link);
    });
    this.session.on("layers", () => this.update());
    this.session.on("settled", () => this.update());
    this.session.on("time", () => this.update());
    this.session.on("choose", ({ place }) => this.mark(place));
    this.session.on("forget", () => this.mark(null));
    return this;
  }

  choose(event, link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.session.choose(link.dataset.place, { from: link });
  }

  update() {
    for (const group of this.groups) {
      const layer = this.session.layers.get(group.id);
      const isShown = this.session.visible.has(group.id);
      if (group.element.hidden === isShown) group.element.hidden = !isShown;
      if (isShown && layer.isDrawn) this.count(group, layer);
    }
  }

  /** Places outside the years shown leave the list; the heading says how many stay. */
  count(group, layer) {
    let shown = 0;
    for (const entry of group.entries) {
      const standing = layer.standing(entry.place);
      if (standing.visible) shown += 1;
      if (entry.seen === standing) continue;
      entry.seen = standing;
      entry.link.parentElement.hidden = !standing.visible;
      entry.link.classList.toggle("is-possible", standing.presence === "possible");
    }
    if (group.shown !== shown) group.counter.textContent = shown;
    group.shown = shown;
  }

  mark(place) {
    for (const link of this.list.querySelectorAll("a[data-place]")) {
      if (link.dataset.place !== place) {
        link.removeAttribute("aria-current");
        continue;
      }
      link.setAttribute("aria-current", "true");
      link.closest("details").open = true;
    }
  }
}

// A group of the page and its places, so that a year need not look for them again.
function read(element) {
  const links = [...element.querySelectorAll("a[data-place]")];
  return {
    id: element.dataset.layerGroup,
    element,
    counter: element.querySelector(".layer-count"),
    entries: links.map((link) => ({ place: link.dataset.place, link, seen: null })),
  };
}
