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
    for (const link of this.list.querySelectorAll("a[data-place]")) {
      link.addEventListener("click", (event) => this.choose(event, link));
    }
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
    for (const group of this.list.querySelectorAll("[data-layer-group]")) {
      const layer = this.session.layers.get(group.dataset.layerGroup);
      group.hidden = !this.session.visible.has(layer.id);
      if (layer.isDrawn) this.count(group, layer);
    }
  }

  /** Places outside the years shown leave the list; the heading says how many stay. */
  count(group, layer) {
    let shown = 0;
    for (const link of group.querySelectorAll("a[data-place]")) {
      const { visible, presence } = layer.standing(link.dataset.place);
      link.parentElement.hidden = !visible;
      link.classList.toggle("is-possible", presence === "possible");
      if (visible) shown += 1;
    }
    group.querySelector(".layer-count").textContent = shown;
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
