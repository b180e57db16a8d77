// Building DOM without markup strings: text goes in as text, whatever it holds.
const SVG = "http://www.w3.org/2000/svg";

/** element("a", {href, class}, child, "text", null) -> an element; null children are left out. */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** A fragment of text with its language, marked where it fell back or nobody reviewed it. */
export function fragment(tag, said, attributes = {}) {
  const node = element(tag, { lang: said.lang, ...attributes }, said.text);
  if (said.tag) node.append(" ", element("span", { class: "tag-language", lang: said.lang }, said.tag));
  if (said.mark) node.classList.add("is-unreviewed");
  return node;
}

/** drawn("path", {class, d}, child, "text") -> an SVG element; null attributes and children are left out. */
export function drawn(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}
