/* Texts that never overlap: what is taken of the screen, and where a text finds room. */

/* The height of the line above the network that says how much of it is drawn. */
const CHIP = 42;

function shorten(text, length) {
  const characters = Array.from(text.slice(0, 2 * length + 2));
  return characters.length > length ? characters.slice(0, length - 1).join("") + "…" : characters.join("");
}

/* Which parts of the screen are taken, in cells of a few pixels; what is outside is never free. */
function createOccupancy(width, height) {
  const side = 5;
  const columns = Math.ceil(width / side);
  const rows = Math.ceil(height / side);
  const cells = new Uint8Array(columns * rows);
  const range = (from, to, count) => [Math.max(0, Math.floor(from / side)), Math.min(count - 1, Math.floor(to / side))];
  function every(box, test) {
    const [left, right] = range(box[0], box[2], columns);
    const [top, bottom] = range(box[1], box[3], rows);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) if (!test(row * columns + column)) return false;
    }
    return true;
  }
  return {
    add: (box) => every(box, (cell) => { cells[cell] = 1; return true; }),
    isFree: (box) => box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height && every(box, (cell) => !cells[cell]),
  };
}

/* What labels keep clear of: the page's buttons in any case, nodes where they can. */
function createTaken({ width, height }, isMap) {
  const taken = { texts: createOccupancy(width, height), nodes: createOccupancy(width, height) };
  taken.texts.add([width - 60, height - 150, width, height]);
  taken.texts.add([0, 0, Math.min(width, 300), CHIP]);
  if (isMap) taken.texts.add([0, height - 54, Math.min(width, 330), height]);
  return taken;
}

/* Writes text at the first of some points that is clear of texts and nodes.  Where none is, an `important`
   text covers lesser nodes, and one that `must` be there covers anything. */
function write(pen, taken, text, style, spots, { important = false, must = false } = {}) {
  const half = pen.measure(text, style) / 2 + 3;
  const boxOf = ([x, y]) => [x - half, y - style.size * 0.62, x + half, y + style.size * 0.62];
  const isClear = (spot) => taken.texts.isFree(boxOf(spot));
  const spot = spots.find((candidate) => isClear(candidate) && taken.nodes.isFree(boxOf(candidate)))
    || (important && spots.find(isClear)) || (must && spots[0]);
  if (!spot) return false;
  taken.texts.add(boxOf(spot));
  pen.text(text, spot[0], spot[1], style);
  return true;
}
