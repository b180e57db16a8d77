// Entry of the explorer's page: the figures are chosen, drawn and taken along without a request.
import { Explorer } from "./explorer/explorer.js";

const root = document.getElementById("explorer");
if (root) new Explorer(root).start();
