// Corners of an area as text, and where on the map a longitude and latitude lie. No DOM.

/** "lon lat, lon lat" -> [[lon, lat], ...]; what cannot be read is left out. */
export function cornersOf(text) {
  return text
    .split(",")
    .map((part) => part.trim().split(/\s+/).map(Number))
    .filter((pair) => pair.length === 2 && pair.every(Number.isFinite));
}

/** [[lon, lat], ...] -> "lon lat, lon lat" */
export function textOf(corners) {
  return corners.map((corner) => corner.join(" ")).join(", ");
}

/**
 * Longitude and latitude all over a map, known at its nodes and between them by straight shares.
 * @param {string} text "columns rows lon lat lon lat ...", row by row from the north-west
 */
export class Mesh {
  constructor(text, width, height) {
    const [columns, rows, ...numbers] = text.split(" ").map(Number);
    Object.assign(this, { columns, rows, numbers, width, height });
  }

  node(column, row) {
    const at = 2 * (row * this.columns + column);
    return [this.numbers[at], this.numbers[at + 1]];
  }

  /** Longitude and latitude at a pixel. */
  at(x, y) {
    const across = clamp(x / this.width, 1) * (this.columns - 1);
    const down = clamp(y / this.height, 1) * (this.rows - 1);
    const column = Math.min(Math.floor(across), this.columns - 2);
    const row = Math.min(Math.floor(down), this.rows - 2);
    const [right, below] = [across - column, down - row];
    return [0, 1].map((axis) => {
      const [a, b] = [this.node(column, row)[axis], this.node(column + 1, row)[axis]];
      const [c, d] = [this.node(column, row + 1)[axis], this.node(column + 1, row + 1)[axis]];
      return mix(mix(a, b, right), mix(c, d, right), below);
    });
  }

  /** The pixel at a longitude and latitude: the way back, by Newton's steps. */
  pixel(lon, lat) {
    let [x, y] = [this.width / 2, this.height / 2];
    for (let step = 0; step < 12; step += 1) {
      const here = this.at(x, y);
      const [dx, dy] = [this.at(x + 2, y), this.at(x, y + 2)].map((there) => [(there[0] - here[0]) / 2, (there[1] - here[1]) / 2]);
      const [east, north] = [lon - here[0], lat - here[1]];
      const whole = dx[0] * dy[1] - dy[0] * dx[1];
      if (!whole) break;
      x = clamp((x + (east * dy[1] - dy[0] * north) / whole) / this.width, 0.999) * this.width;
      y = clamp((y + (dx[0] * north - east * dx[1]) / whole) / this.height, 0.999) * this.height;
    }
    return [x, y];
  }
}

function clamp(share, most) {
  return Math.max(0, Math.min(most, share));
}

function mix(one, other, share) {
  return one + (other - one) * share;
}
