// Boxes on a plane, found again by where they lie: only those near a box are asked.
const SQUARE = 64;
/** Squares in one row; more than any map is wide. */
const ROW = 2 ** 24;

export class Crowd {
  constructor() {
    this.squares = new Map();
  }

  /** @param {{left, right, top, bottom}} box [px]  @param {object} [owner] what the box belongs to */
  add(box, owner = null) {
    const entry = { box, owner };
    for (const square of squaresOf(box)) {
      if (this.squares.has(square)) this.squares.get(square).push(entry);
      else this.squares.set(square, [entry]);
    }
  }

  /**
   * Whether a box leaves no room to one of those added.
   * @param {(owner) => boolean} counts which of them
   */
  meets(box, counts = () => true) {
    return squaresOf(box).some((square) =>
      this.squares.get(square)?.some((entry) => counts(entry.owner) && !apart(entry.box, box)),
    );
  }
}

function squaresOf({ left, right, top, bottom }) {
  const squares = [];
  for (let row = Math.floor(top / SQUARE); row * SQUARE <= bottom; row += 1) {
    for (let column = Math.floor(left / SQUARE); column * SQUARE <= right; column += 1) squares.push(row * ROW + column);
  }
  return squares;
}

/** Whether two boxes leave each other room. */
function apart(a, b) {
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
}
