// Entry of the spatial distribution's page. The page works without it: this only takes corners
// from taps on the map and paints figures as PNG.
import { Drawing } from "./distribution/drawing.js";
import { offerPaintings } from "./distribution/painting.js";

const page = document.querySelector(".distribution");
if (page) {
  offerPaintings(page);
  new Drawing(page).start();
}
