// Building SVG within the page; looks come from the style sheet.
const SPACE = "http://www.w3.org/2000/svg";

/** drawn("path", {class, d}, child, "text") -> an SVG element; null attributes are left out. */
export function drawn(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}
