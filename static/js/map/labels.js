// Labels that would cover one another or a symbol step back; a closer zoom brings them out again.

/** From which zoom on places of rank 2 and 3 are shown for orientation. */
const RANK_2 = 5;
const RANK_3 = 6.25;

/**
 * Decides for every label of a map whether it has room; called after the symbols are placed.
 * Symbols of listed places never step back. Among places for orientation the lower rank gives
 * way, with its dot where a label of a higher one covers it.
 */
export function arrangeLabels(map) {
  const container = rankByZoom(map);
  const symbols = [...container.querySelectorAll(".marker:not(.is-covered) .symbol")].map(boxed);
  const placed = [];
  for (const label of labelsByRank(container)) {
    const own = boxed(label);
    const dot = symbols.find(({ owner }) => owner === own.owner);
    const covered = Boolean(dot) && own.yields && placed.some(({ box }) => !apart(box, dot.box));
    const crowded = covered || !hasRoom(own, symbols, placed);
    own.owner.classList.toggle("is-crowded-out", covered);
    label.classList.toggle("is-crowded", crowded);
    if (!crowded) placed.push(own);
  }
}

/** Shows as many ranks of places for orientation as this zoom has room for; the container. */
export function rankByZoom(map) {
  const container = map.getContainer();
  container.classList.toggle("is-far", map.getZoom() < RANK_2);
  container.classList.toggle("is-middling", map.getZoom() < RANK_3);
  return container;
}

function labelsByRank(container) {
  const labels = [...container.querySelectorAll(".marker-label")];
  const shown = labels.filter((label) => label.offsetParent !== null);
  return shown.sort((one, other) => rank(one.closest(".marker")) - rank(other.closest(".marker")));
}

function hasRoom(own, symbols, placed) {
  const firm = symbols.filter(
    (other) => other.owner !== own.owner && (!other.yields || other.rank <= own.rank),
  );
  return [...firm, ...placed].every(({ box }) => apart(box, own.box));
}

function boxed(part) {
  const owner = part.closest(".marker");
  const yields = owner.classList.contains("marker-settlement");
  return { owner, yields, rank: rank(owner), box: part.getBoundingClientRect() };
}

function rank(owner) {
  return [1, 2, 3].find((number) => owner.classList.contains(`rank-${number}`));
}

/** Whether two boxes leave each other room. */
export function apart(a, b) {
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
}
