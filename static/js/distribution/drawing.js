// An area drawn by tapping its corners on the map of the result; the field with the corners stays
// the one that counts, and can be typed into instead.
import { filled } from "../controls/time-status.js";
import { svg } from "../explorer/svg.js";
import { Mesh, cornersOf, textOf } from "./corners.js";

export class Drawing {
  constructor(page) {
    this.field = page.querySelector("#area-corners");
    this.frame = page.querySelector("#drawing");
    this.map = this.frame?.querySelector("svg");
    this.tools = this.frame?.querySelector("#drawing-tools");
    this.told = this.frame?.querySelector("#drawing-told");
  }

  start() {
    if (!this.map || !this.field) return;
    const [, , width, height] = this.map.getAttribute("viewBox").split(" ").map(Number);
    this.mesh = new Mesh(this.frame.dataset.nodes, width, height);
    this.shape = svg("g");
    this.map.append(this.shape);
    this.frame.classList.add("is-ready");
    this.tools.hidden = false;
    this.map.addEventListener("click", (event) => this.tap(event));
    this.field.addEventListener("input", () => this.draw());
    this.tools.addEventListener("click", (event) => this.act(event.target.closest("[data-draw]")?.dataset.draw));
    this.draw();
  }

  tap(event) {
    const box = this.map.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * this.mesh.width;
    const y = ((event.clientY - box.top) / box.height) * this.mesh.height;
    const corner = this.mesh.at(x, y).map((value) => Number(value.toFixed(2)));
    const corners = [...cornersOf(this.field.value), corner];
    this.keep(corners, filled(this.frame.dataset.added, { corner: corner.join(" "), count: corners.length }));
  }

  act(what) {
    if (what === "undo") this.keep(cornersOf(this.field.value).slice(0, -1), "");
    if (what === "clear") this.keep([], this.frame.dataset.emptied);
    if (what === "ask") this.field.form.requestSubmit();
  }

  keep(corners, words) {
    this.field.value = textOf(corners);
    this.told.textContent = words;
    this.draw();
  }

  draw() {
    const at = cornersOf(this.field.value).map(([lon, lat]) => this.mesh.pixel(lon, lat).map((value) => Number(value.toFixed(1))));
    const way = at.length > 1 ? `M${at.map((pair) => pair.join(" ")).join("L")}Z` : null;
    this.shape.replaceChildren(
      ...(way ? [svg("path", { d: way, class: "outline" })] : []),
      ...at.map(([cx, cy]) => svg("circle", { cx, cy, r: 5, class: "corner" })),
    );
  }
}
