// Labels that would cover one another or a symbol step back; a closer zoom brings them out again.

/** Decides for every label of a map whether it has room; called after the symbols are placed. */
export function arrangeLabels(map) {
  const container = map.getContainer();
  const symbols = [...container.querySelectorAll(".marker:not(.is-covered) .symbol")];
  const taken = symbols.map((symbol) => boxed(symbol));
  for (const label of container.querySelectorAll(".marker-label")) {
    const own = boxed(label);
    const crowded = taken.some(({ owner, box }) => owner !== own.owner && !apart(box, own.box));
    label.classList.toggle("is-crowded", crowded);
    if (!crowded) taken.push(own);
  }
}

function boxed(part) {
  return { owner: part.closest(".marker"), box: part.getBoundingClientRect() };
}

/** Whether two boxes leave each other room. */
export function apart(a, b) {
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
}
