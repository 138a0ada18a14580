/* The network on its canvas: what is in view, the most important first, with labels that never overlap. */

/* So many entities are drawn at a time; zooming in shows more. */
const BUDGET = 600;
const EDGE_BUDGET = 4000;
const LABEL_BUDGET = { near: 110, far: 26 };
/* So many nodes have labels that may cover lesser nodes. */
const FIRST = 24;
/* A node that has lines, though it is out of view. */
const OUTSIDE = 2;
/* The height of the line above the network that says how much of it is drawn. */
const CHIP = 42;
const ZOOM = { least: 0.004, most: 6 };

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

function createDrawing(container, graph, words, onView) {
  const canvas = document.createElement("canvas");
  container.append(canvas);
  const context = canvas.getContext("2d", { alpha: false });
  const canvasPen = createCanvasPen(context);
  const state = { scene: null, chosen: null, hovered: null, pair: null, width: 0, height: 0, scale: 1, x: 0, y: 0, touched: false, waiting: false };
  let colors = {};
  let nodes = [];
  let lines = [];
  let isCut = false;
  const isDrawn = new Uint8Array(graph.entities.length);

  const screenX = (index) => state.scene.x[index] * state.scale + state.x;
  const screenY = (index) => state.scene.y[index] * state.scale + state.y;

  function radiusOf(index) {
    const size = 6 + Math.min(13, 2.1 * Math.sqrt(graph.entities[index].links));
    const crowd = 0.015 * Math.sqrt((state.width * state.height) / Math.max(1, nodes.length));
    return Math.max(3, size * Math.min(1.25, Math.max(isCut ? Math.min(0.6, crowd) : 0.75, Math.sqrt(state.scale))));
  }

  function readColors() {
    const style = getComputedStyle(document.documentElement);
    const names = ["ground", "ink", "quiet", "edge", "accent", "disc", "link", ...TYPES];
    colors = Object.fromEntries(names.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
    canvasPen.forget();
    redraw();
  }

  function resize() {
    const ratio = Math.min(2, devicePixelRatio || 1);
    Object.assign(state, { width: container.clientWidth, height: container.clientHeight });
    canvas.width = Math.max(1, Math.round(state.width * ratio));
    canvas.height = Math.max(1, Math.round(state.height * ratio));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    canvasPen.forget();
    if (!state.touched) fit(); else redraw();
  }

  function redraw() {
    if (state.waiting) return;
    state.waiting = true;
    requestAnimationFrame(() => { state.waiting = false; if (state.scene && state.width) paint(canvasPen); });
  }

  const focused = () => state.hovered ?? state.chosen;

  /* The neighbours of what is hovered or chosen; null where nothing is. */
  function nearOf(index) {
    return index === null ? null : new Set([index, ...neighboursOf(graph, index)]);
  }

  function pickNodes(near) {
    const margin = 24;
    const isWhole = state.scene.nodes.length <= BUDGET;
    let inView = 0;
    isDrawn.fill(0);
    nodes = [];
    for (const index of state.scene.nodes) {
      const [x, y] = [screenX(index), screenY(index)];
      if (x < -margin || y < -margin || x > state.width + margin || y > state.height + margin) {
        if (isWhole) isDrawn[index] = OUTSIDE;
        continue;
      }
      inView += 1;
      if (nodes.length >= BUDGET && !(near && near.has(index) && nodes.length < 2 * BUDGET)) continue;
      nodes.push(index);
      isDrawn[index] = 1;
    }
    isCut = inView > nodes.length;
  }

  function pickLines() {
    lines = [];
    const isFar = isCut && state.scene.kind === "whole";
    for (const index of nodes) {
      for (const pair of graph.pairsOf[index]) {
        const other = pair.one === index ? pair.other : pair.one;
        if (!pair.isShown || !(isDrawn[other] || isOwn(pair)) || (pair.one !== index && isDrawn[pair.one] === 1)) continue;
        if (!state.scene.isPart(other)) continue;
        if (isFar && graph.entities[index].community !== graph.entities[other].community && !isOwn(pair)) continue;
        if (lines.length < EDGE_BUDGET || isOwn(pair)) lines.push(pair);
      }
    }
  }

  const isOwn = (pair) => pair === state.pair || [pair.one, pair.other].includes(focused());
  const lineOf = (pair) => [screenX(pair.one), screenY(pair.one), screenX(pair.other), screenY(pair.other)];

  function drawDiscs(pen) {
    const { discs } = state.scene;
    const place = (disc) => [disc.x * state.scale + state.x, disc.y * state.scale + state.y, disc.across * state.scale, disc.down * state.scale];
    const seen = discs.map(place).filter(([x, y, across, down]) => x + across > 0 && y + down > 0 && x - across < state.width && y - down < state.height);
    pen.discs(seen.filter(([, , across]) => across < 1.5 * state.width), colors.disc);
    if (!isCut) return;
    const heaviest = discs.links.length ? discs.links[0].count : 1;
    for (const [least, most, width] of [[0.5, 1, 3], [0.2, 0.5, 2], [0, 0.2, 1.2]]) {
      const list = discs.links.filter(({ count }) => count > least * heaviest && count <= most * heaviest);
      pen.curves(list.map(({ from, to }) => [...place(from).slice(0, 2), ...place(to).slice(0, 2)]), { color: colors.link, width });
    }
  }

  function drawLines(pen, near) {
    const own = lines.filter(isOwn);
    const others = lines.filter((pair) => !isOwn(pair));
    const opacity = near || state.pair ? 0.2 : others.length > 1500 ? 0.35 : 0.7;
    for (const [pairs, style] of [[others, { color: colors.edge, width: 1.1, opacity }], [own, { color: colors.accent, width: 1.8, opacity: 0.9 }]]) {
      pen.lines(pairs.filter((pair) => !pair.isUncertain).map(lineOf), style);
      pen.lines(pairs.filter((pair) => pair.isUncertain).map(lineOf), { ...style, dash: [5, 5] });
    }
  }

  function drawNodes(pen, near) {
    const groups = new Map();
    for (const index of [...nodes].reverse()) {
      const { type } = graph.entities[index];
      const isDim = near && !near.has(index) && state.scene.kind === "whole";
      const key = (isDim ? "0" : "1") + type;
      if (!groups.has(key)) groups.set(key, { type, opacity: isDim ? 0.25 : 1, list: [] });
      groups.get(key).list.push([screenX(index), screenY(index), radiusOf(index)]);
    }
    for (const [, { type, opacity, list }] of [...groups].sort(([one], [other]) => (one < other ? -1 : 1))) {
      pen.nodes(type, list, { fill: lookup(colors, type, colors.quiet), edge: colors.ground, opacity });
    }
    if (state.chosen !== null && isDrawn[state.chosen]) {
      pen.ring(screenX(state.chosen), screenY(state.chosen), radiusOf(state.chosen) * 1.2 + 4, { color: colors.ink, width: 2 });
    }
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

  /* What labels keep clear of: the page's buttons and the first nodes in any case, other nodes where they can. */
  function createTaken(order) {
    const taken = { texts: createOccupancy(state.width, state.height), nodes: createOccupancy(state.width, state.height) };
    taken.texts.add([state.width - 60, state.height - 150, state.width, state.height]);
    taken.texts.add([0, 0, Math.min(state.width, 300), CHIP]);
    order.forEach((index, rank) => {
      const radius = radiusOf(index) * 0.8;
      const box = [screenX(index) - radius, screenY(index) - radius, screenX(index) + radius, screenY(index) + radius];
      (rank < FIRST ? taken.texts : taken.nodes).add(box);
    });
    return taken;
  }

  const styleOf = (size, bold, fill) => ({ size, bold, fill, halo: colors.ground });

  function writeLabel(pen, taken, index, important) {
    const [x, y] = [screenX(index), screenY(index)];
    const large = index === state.chosen || index === state.hovered;
    const style = styleOf(large ? 15 : 13, large, colors.ink);
    const text = shorten(graph.entities[index].names[0], large ? 30 : 12);
    const down = radiusOf(index) + (index === state.chosen ? 18 : 11);
    const right = radiusOf(index) + pen.measure(text, style) / 2 + 5;
    const corners = [[0.8, 0.9], [-0.8, 0.9], [0.8, -0.9], [-0.8, -0.9]].map(([across, along]) => [x + across * right, y + along * down]);
    return write(pen, taken, text, style, [[x, y + down], [x, y - down], [x + right, y], [x - right, y], ...corners], { important, must: large });
  }

  function writeCommunities(pen, taken) {
    if (!isCut) return;
    for (const disc of state.scene.discs.slice(0, 60)) {
      if (disc.across * state.scale < 26) continue;
      const spot = [disc.x * state.scale + state.x, (disc.y - disc.down) * state.scale + state.y + 2];
      const text = words.community(shorten(graph.entities[disc.first].names[0], 12), disc.count);
      write(pen, taken, text, styleOf(13, true, colors.quiet), [spot], { important: true });
    }
  }

  function writeRelations(pen, taken) {
    const own = lines.filter((pair) => (state.chosen !== null || state.pair) && isOwn(pair));
    if (own.length > 40 && state.scene.kind !== "path") return;
    const named = state.scene.kind === "path" ? lines : own;
    for (const pair of named) {
      const from = pair.other === state.chosen ? pair.other : pair.one;
      const [x, y, u, v] = [screenX(from), screenY(from), ...lineOf(pair).slice(from === pair.one ? 2 : 0)];
      const spots = [0.5, 0.6, 0.4].map((share) => [x + (u - x) * share, y + (v - y) * share]);
      write(pen, taken, shorten(words.relations(pair, from), 24), styleOf(12, false, colors.accent), spots);
    }
  }

  function drawLabels(pen, near) {
    const first = [state.chosen, state.hovered].filter((index) => index !== null && isDrawn[index] === 1);
    const rest = near && state.scene.kind === "whole" ? nodes.filter((index) => near.has(index)) : nodes;
    const order = [...new Set([...first, ...rest])];
    const taken = createTaken(order);
    let left = isCut && !near ? LABEL_BUDGET.far : LABEL_BUDGET.near;
    const important = isCut ? 6 : FIRST;
    order.slice(0, important).forEach((index) => { if (writeLabel(pen, taken, index, true)) left -= 1; });
    writeCommunities(pen, taken);
    for (const index of order.slice(important)) if (left > 0 && writeLabel(pen, taken, index, false)) left -= 1;
    writeRelations(pen, taken);
  }

  function paint(pen) {
    const focus = state.pair ? null : focused();
    const near = focus !== null && state.scene.isPart(focus) ? nearOf(focus) : null;
    pickNodes(near);
    pickLines();
    pen.clear(state.width, state.height, colors.ground);
    if (state.scene.kind === "whole") drawDiscs(pen);
    drawLines(pen, near);
    drawNodes(pen, near);
    drawLabels(pen, near);
    if (pen === canvasPen) onView({ drawn: nodes.length, shown: state.scene.nodes.length, left: state.scene.left, isCut });
  }

  function fit(list = state.scene ? state.scene.nodes : []) {
    if (!list.length || state.width < 2 * CHIP || state.height < 2 * CHIP) return redraw();
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const index of list) {
      left = Math.min(left, state.scene.x[index]);
      right = Math.max(right, state.scene.x[index]);
      top = Math.min(top, state.scene.y[index]);
      bottom = Math.max(bottom, state.scene.y[index]);
    }
    const margin = Math.min(70, state.width / 6, state.height / 6);
    const most = state.scene.kind === "whole" ? 1.3 : 1.6;
    const high = state.height - CHIP - margin - margin / 2;
    state.scale = Math.min(most, (state.width - 2 * margin) / Math.max(1, right - left), high / Math.max(1, bottom - top));
    state.x = state.width / 2 - ((left + right) / 2) * state.scale;
    state.y = CHIP + margin / 2 + high / 2 - ((top + bottom) / 2) * state.scale;
    state.touched = false;
    return redraw();
  }

  function zoomAt(x, y, factor) {
    const scale = Math.min(ZOOM.most, Math.max(ZOOM.least, state.scale * factor));
    state.x = x - ((x - state.x) * scale) / state.scale;
    state.y = y - ((y - state.y) * scale) / state.scale;
    Object.assign(state, { scale, touched: true });
    redraw();
  }

  /* Brings an entity into view, no smaller than can be read. */
  function center(index) {
    if (!state.scene.isPart(index) || !state.width) return;
    state.scale = Math.max(state.scale, Math.min(1, state.scene.kind === "whole" ? 0.8 : state.scale));
    state.x = state.width / 2 - state.scene.x[index] * state.scale;
    state.y = state.height / 2 - state.scene.y[index] * state.scale;
    state.touched = true;
    redraw();
  }

  function nodeAt(x, y, reach = 7) {
    let best = null;
    let least = reach;
    for (const index of nodes) {
      const distance = Math.hypot(screenX(index) - x, screenY(index) - y) - radiusOf(index);
      if (distance < least) { least = distance; best = index; }
    }
    return best;
  }

  function pairAt(x, y) {
    return lines.find((pair) => {
      const [left, top, right, bottom] = lineOf(pair);
      const length = Math.hypot(right - left, bottom - top);
      const along = ((x - left) * (right - left) + (y - top) * (bottom - top)) / (length * length || 1);
      const off = Math.abs((x - left) * (bottom - top) - (y - top) * (right - left)) / (length || 1);
      return along > 0 && along < 1 && off < 5;
    }) || null;
  }

  new ResizeObserver(resize).observe(container);
  readColors();
  return {
    canvas, state, fit, redraw, zoomAt, center, nodeAt, pairAt, readColors,
    zoom: (factor) => zoomAt(state.width / 2, state.height / 2, factor),
    pan(right, down) { Object.assign(state, { x: state.x - right, y: state.y - down, touched: true }); redraw(); },
    show(scene) { state.scene = scene; redraw(); },
    choose(index, pair = null) { Object.assign(state, { chosen: index, pair }); redraw(); },
    hover(index) { if (state.hovered !== index) { state.hovered = index; redraw(); } },
    svg() { const pen = createSvgPen(canvasPen.measure); paint(pen); return pen.svg; },
    visible: () => state.scene.nodes,
  };
}
