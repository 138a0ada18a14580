/* The network on its canvas: what is in view, the most important first, with labels that never overlap. */

/* So many entities are drawn at a time; zooming in shows more. */
const BUDGET = 600;
const EDGE_BUDGET = 4000;
const LABEL_BUDGET = { near: 110, far: 40 };
/* So many nodes have labels that may cover lesser nodes. */
const FIRST = 24;
/* A node that has lines, though it is out of view. */
const OUTSIDE = 2;
/* A community is one bubble where more than the budget is in view and each member would have fewer square pixels. */
const ROOM = 110;
const CLOSED_BUDGET = 300;
const LARGE_BUBBLE = 46;
/* From this radius on a bubble has room for its number. */
const COUNTED = 11;
/* The largest radius of a node, as a share of the room that each has. */
const NODE_SHARE = 0.27;

/* The scale from which on the members of a community have room enough, or the bubble would be large for one. */
function unfoldingScale({ across, down, count }) {
  return Math.min(Math.sqrt((ROOM * count) / (Math.PI * across * down)), LARGE_BUBBLE / Math.min(across, down));
}

function createDrawing(container, graph, words, onView) {
  const canvas = document.createElement("canvas");
  container.append(canvas);
  const context = canvas.getContext("2d", { alpha: false });
  const canvasPen = createCanvasPen(context);
  const state = {
    scene: null, chosen: null, group: null, hovered: null, pair: null, width: 0, height: 0, scale: 1, x: 0, y: 0,
    touched: false, moved: false, waiting: false, wanted: null,
  };
  const camera = createCamera(state, redraw);
  let colors = {};
  let nodes = [];
  let lines = [];
  let isCut = false;
  let closed = [];
  const isDrawn = new Uint8Array(graph.entities.length);

  const screenX = (index) => state.scene.x[index] * state.scale + state.x;
  const screenY = (index) => state.scene.y[index] * state.scale + state.y;

  function radiusOf(index) {
    const size = 6 + Math.min(13, 2.1 * Math.sqrt(graph.entities[index].links));
    const room = Math.sqrt((state.width * state.height) / Math.max(1, nodes.length));
    if (state.scene.kind === "map") return Math.min(state.width < 500 ? 6 : 10, 0.7 * size);
    const radius = size * Math.min(1.25, Math.max(isCut ? Math.min(0.6, 0.015 * room) : 0.75, Math.sqrt(state.scale)));
    return Math.max(3, Math.min(radius, NODE_SHARE * room));
  }

  function readColors() {
    const style = getComputedStyle(document.documentElement);
    const names = ["ground", "ink", "quiet", "edge", "accent", "disc", "link", ...TYPES];
    colors = Object.fromEntries(names.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
    canvasPen.forget();
    redraw();
  }

  /* The point in the middle of the screen stays there. */
  function resize() {
    const ratio = Math.min(2, devicePixelRatio || 1);
    const spot = camera.viewpoint();
    Object.assign(state, { width: container.clientWidth, height: container.clientHeight });
    canvas.width = Math.max(1, Math.round(state.width * ratio));
    canvas.height = Math.max(1, Math.round(state.height * ratio));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    canvasPen.forget();
    if (spot && state.scene) camera.lookAt(spot, false); else camera.fit();
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

  const groupX = (group) => group.x * state.scale + state.x;
  const groupY = (group) => group.y * state.scale + state.y;
  const isInView = (x, y, margin) => x > -margin && y > -margin && x < state.width + margin && y < state.height + margin;

  /* Which communities are bubbles: those whose members had no room, where not all of them can be drawn. */
  function closeDiscs(inView) {
    closed = [];
    const isClosed = new Set();
    for (const disc of state.scene.discs) {
      disc.isClosed = inView > BUDGET && state.scale < unfoldingScale(disc);
      if (!disc.isClosed) continue;
      isClosed.add(disc.number);
      const isSeen = isInView(groupX(disc), groupY(disc), disc.across * state.scale);
      if (isSeen && closed.length < CLOSED_BUDGET) closed.push(disc);
    }
    return isClosed;
  }

  /* On the map, those that stand in one place are drawn once they have room. */
  function openPlaces() {
    for (const place of state.scene.places) place.isOpen = place.marks.length > 0 && (place.marks.length === 1 ? !place.isCovered : place.apart * state.scale >= UNFOLDED);
    return new Set(state.scene.places.flatMap(({ isOpen, members, marks }) => (isOpen ? members.filter((index) => !marks.includes(index)) : members)));
  }

  function pickNodes(near) {
    const margin = 24;
    const { nodes: all, kind } = state.scene;
    const isWhole = all.length <= BUDGET;
    const isSeen = (index) => isInView(screenX(index), screenY(index), margin);
    const inView = all.reduce((count, index) => count + Number(isSeen(index)), 0);
    const closedNumbers = kind === "whole" ? closeDiscs(inView) : new Set();
    const folded = kind === "map" ? openPlaces() : new Set();
    const isHidden = (index) => index !== state.chosen && !(near && near.has(index))
      && (folded.has(index) || closedNumbers.has(graph.entities[index].community));
    isDrawn.fill(0);
    nodes = [];
    for (const index of all) {
      if (!isSeen(index)) {
        if (isWhole) isDrawn[index] = OUTSIDE;
        continue;
      }
      if (isHidden(index) || (nodes.length >= BUDGET && !(near && near.has(index) && nodes.length < 2 * BUDGET))) continue;
      nodes.push(index);
      isDrawn[index] = 1;
    }
    isCut = kind !== "map" && inView > nodes.length;
  }

  function pickLines() {
    lines = [];
    const isMap = state.scene.kind === "map";
    const isFar = isCut && state.scene.kind === "whole";
    for (const index of nodes) {
      for (const pair of graph.pairsOf[index]) {
        const other = pair.one === index ? pair.other : pair.one;
        if (!pair.isShown || !(isDrawn[other] || isOwn(pair)) || (pair.one !== index && isDrawn[pair.one] === 1)) continue;
        if (!state.scene.isPart(other) || (isMap && !isOwn(pair))) continue;
        if (isFar && graph.entities[index].community !== graph.entities[other].community && !isOwn(pair)) continue;
        if (lines.length < EDGE_BUDGET || isOwn(pair)) lines.push(pair);
      }
    }
  }

  const isOwn = (pair) => pair === state.pair || [pair.one, pair.other].includes(focused());
  const lineOf = (pair) => [screenX(pair.one), screenY(pair.one), screenX(pair.other), screenY(pair.other)];

  function drawDiscs(pen) {
    const { discs } = state.scene;
    const place = (disc) => [groupX(disc), groupY(disc), disc.across * state.scale, disc.down * state.scale];
    const seen = discs.filter((disc) => !disc.isClosed).map(place)
      .filter(([x, y, across, down]) => x + across > 0 && y + down > 0 && x - across < state.width && y - down < state.height);
    pen.discs(seen.filter(([, , across]) => across < 1.5 * state.width), colors.disc);
    if (!isCut) return;
    const heaviest = discs.links.length ? discs.links[0].count : 1;
    for (const [least, most, width] of [[0.5, 1, 3], [0.2, 0.5, 2], [0, 0.2, 1.2]]) {
      const list = discs.links.filter(({ count }) => count > least * heaviest && count <= most * heaviest);
      pen.curves(list.map(({ from, to }) => [...place(from).slice(0, 2), ...place(to).slice(0, 2)]), { color: colors.link, width });
    }
  }

  /* The screen radius of a bubble; a community's is as large as the community. */
  function reachOf(group) {
    if (group.kind === "rest") {
      const room = Math.sqrt((state.width * state.height) / (nodes.length + state.scene.bubbles.length + 1));
      const size = Math.min(14, 1.3 * Math.sqrt(group.members.length));
      return Math.max(8, Math.min((group.owner === state.scene.nodes[0] ? 13 : 8) + size, 0.5 * room));
    }
    const { across, down } = group;
    return Math.max(5, Math.min(0.95 * across, 0.95 * down, 0.8 * Math.sqrt(across * down)) * state.scale);
  }

  function drawBubbles(pen) {
    const { bubbles } = state.scene;
    const ends = bubbles.filter(({ owner }) => isDrawn[owner]).map((bubble) => [screenX(bubble.owner), screenY(bubble.owner), groupX(bubble), groupY(bubble)]);
    pen.lines(ends, { color: colors.edge, width: 1.1, opacity: 0.7 });
    for (const group of [...bubbles, ...closed]) {
      const color = group.kind === "rest" ? lookup(colors, group.type, colors.quiet) : colors.quiet;
      const isOwn = state.group === group.key;
      pen.bubble(groupX(group), groupY(group), reachOf(group), { ground: colors.ground, fill: color, color: isOwn ? colors.ink : color, width: isOwn ? 3 : 1 });
    }
    for (const disc of closed) drawClosed(pen, disc);
  }

  /* Around a community the shares of its types, and in it the mark of its first. */
  function drawClosed(pen, disc) {
    const reach = reachOf(disc);
    let turn = 0;
    for (const [type, count] of disc.types) {
      const share = (2 * Math.PI * count) / disc.count;
      pen.arc(groupX(disc), groupY(disc), reach, turn, turn + share, { color: lookup(colors, type, colors.quiet), width: Math.min(4, 0.2 * reach) });
      turn += share;
    }
    if (reach < COUNTED) return;
    const { type } = graph.entities[disc.first];
    const mark = [groupX(disc), groupY(disc) - 0.3 * Math.min(20, reach), Math.min(6, 0.3 * reach)];
    pen.nodes(type, [mark], { fill: lookup(colors, type, colors.quiet), edge: colors.ground, opacity: 1 });
  }

  function drawLines(pen, near) {
    const own = lines.filter(isOwn);
    const others = lines.filter((pair) => !isOwn(pair));
    const isCrowded = others.length > (state.scene.kind === "whole" ? 0 : 200);
    const opacity = (near || state.pair) && isCrowded ? 0.2 : others.length > 1500 ? 0.35 : 0.7;
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

  /* The first nodes are never covered, others where there is no other room. */
  function takeNodes(taken, order) {
    order.forEach((index, rank) => {
      const radius = radiusOf(index) * 0.8;
      const box = [screenX(index) - radius, screenY(index) - radius, screenX(index) + radius, screenY(index) + radius];
      (rank < FIRST ? taken.texts : taken.nodes).add(box);
    });
    for (const group of [...state.scene.bubbles, ...closed]) {
      const reach = (group.kind === "rest" ? 0.7 : 0.9) * reachOf(group);
      taken.nodes.add([groupX(group) - reach, groupY(group) - reach, groupX(group) + reach, groupY(group) + reach]);
    }
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
    const at = (disc, down) => [groupX(disc), groupY(disc) + down];
    for (const disc of closed.filter((one) => reachOf(one) >= COUNTED)) {
      write(pen, taken, String(disc.count), styleOf(11, false, colors.ink), [at(disc, 0.42 * Math.min(20, reachOf(disc)))], { must: true });
    }
    closed.forEach((disc, rank) => {
      const away = reachOf(disc) + 9;
      const name = shorten(graph.entities[disc.first].names[0], 9);
      write(pen, taken, name, styleOf(12, true, colors.ink), [at(disc, away), at(disc, -away)], { important: rank < 10 });
    });
    for (const disc of state.scene.discs.filter(({ isClosed }) => !isClosed).slice(0, 60)) {
      if (disc.across * state.scale < 26) continue;
      const spot = [groupX(disc), (disc.y - disc.down) * state.scale + state.y + 2];
      const text = words.community(shorten(graph.entities[disc.first].names[0], 12), disc.count);
      write(pen, taken, text, styleOf(13, true, colors.quiet), [spot], { important: true });
    }
  }

  function writeBubbles(pen, taken) {
    for (const group of state.scene.bubbles) {
      const reach = reachOf(group);
      const isNear = group.owner === state.scene.nodes[0];
      pen.text("+" + group.members.length, groupX(group), groupY(group), styleOf(isNear ? 12 : 11, isNear, colors.ink));
      if (isNear) write(pen, taken, words.rest(group), styleOf(12, false, colors.ink), [[groupX(group), groupY(group) + reach + 9], [groupX(group), groupY(group) - reach - 9]], { important: true });
    }
  }

  /* The name of each place with the number of what stands there; a point has its mark. */
  function writePlaces(pen, taken) {
    for (const place of state.scene.places.filter(({ shape }) => !shape.areas.length)) {
      const [x, y] = [groupX(place), groupY(place)];
      taken.nodes.add([x - 7, y - 7, x + 7, y + 7]);
    }
    for (const place of [...state.scene.places].sort((one, other) => other.total - one.total || one.number - other.number)) {
      const { shape, total, marks } = place;
      const isArea = shape.areas.length > 0;
      const isOwn = state.group === place.key;
      if (!isPeopled(place) && isArea && (shape.room / MAP_UNITS) * state.scale < 18) continue;
      if (!isArea) markPlace(pen, place, isOwn);
      if (place.isOpen && marks.length === 1 && !isArea) continue;
      const text = total ? words.place(shorten(shape.name || "?", 12), total) : shorten(shape.name, 12);
      const style = styleOf(isOwn ? 15 : 13, total > 0, total ? colors.ink : colors.quiet);
      write(pen, taken, text, style, placeSpots(place, isArea), { important: true, must: isOwn });
    }
  }

  function markPlace(pen, place, isOwn) {
    const [first = null] = [...place.shape.entities, ...place.members];
    const type = first === null ? "Place" : graph.entities[first].type;
    if (!place.shape.points.length && !place.members.length) return;
    pen.nodes(type, [[groupX(place), groupY(place), state.width < 500 ? 5 : 7]], { fill: lookup(colors, type, colors.quiet), edge: colors.ground, opacity: 1 });
    if (isOwn) pen.ring(groupX(place), groupY(place), 13, { color: colors.ink, width: 2 });
  }

  /* Where the name of a place may stand: above its marks, or above an area that others fill. */
  function placeSpots(place, isArea) {
    const [x, y] = [groupX(place), groupY(place)];
    if (!isArea) return [[x, y + 17], [x, y - 17], [x + 70, y], [x - 70, y], [x + 40, y - 17], [x - 40, y + 17]];
    if (place.isCovered) {
      const [[left, top], [right]] = corners(place.shape);
      const [middle, above] = [((left + right) / 2) * state.scale + state.x, top * state.scale + state.y - 12];
      return [[middle, above], [middle, above + 26], [x, y]];
    }
    const up = place.isOpen ? y - Math.min(0.8 * (place.shape.room / MAP_UNITS) * state.scale, place.apart * state.scale * Math.sqrt(place.marks.length) + 16) : y;
    const room = Math.max(16, (place.shape.room / MAP_UNITS) * state.scale);
    return [up, up - 16, up + 16, up - 32, up + 32].filter((at) => Math.abs(at - y) <= room).map((at) => [x, at]);
  }

  function drawScaleBar(pen) {
    const { metres, pixels } = scaleBar((graph.map.metres * MAP_UNITS) / state.scale);
    const [left, down] = [16, state.height - 34];
    pen.lines([[left, down, left + pixels, down], [left, down - 4, left, down], [left + pixels, down - 4, left + pixels, down]], { color: colors.ink, width: 1.5 });
    for (const [text, y] of [[words.distance(metres), down - 10], [words.mapSource(), down + 14]]) {
      const style = styleOf(11, false, colors.quiet);
      pen.text(text, left + pen.measure(text, style) / 2, y, style);
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
    const { kind } = state.scene;
    const first = [state.chosen, state.hovered].filter((index) => index !== null && isDrawn[index] === 1);
    const rest = near && kind === "whole" ? nodes.filter((index) => near.has(index)) : nodes;
    const order = [...new Set([...first, ...rest])];
    const taken = createTaken(state, kind === "map");
    takeNodes(taken, order);
    let left = isCut && !near ? LABEL_BUDGET.far : LABEL_BUDGET.near;
    const important = closed.length ? 0 : isCut ? 6 : FIRST;
    if (kind === "map") writePlaces(pen, taken);
    order.slice(0, important).forEach((index) => { if (writeLabel(pen, taken, index, true)) left -= 1; });
    writeCommunities(pen, taken);
    writeBubbles(pen, taken);
    for (const index of order.slice(important)) if (left > 0 && writeLabel(pen, taken, index, false)) left -= 1;
    writeRelations(pen, taken);
  }

  const isFolded = (place) => !place.isOpen && place.apart > 0 && place.marks.length > 1 && isInView(groupX(place), groupY(place), 0);

  function paint(pen) {
    const { kind, places = [] } = state.scene;
    const focus = state.pair ? null : focused();
    const near = focus !== null && state.scene.isPart(focus) && kind !== "map" ? nearOf(focus) : null;
    closed = [];
    pickNodes(near);
    pickLines();
    pen.clear(state.width, state.height, colors.ground);
    if (kind === "whole") drawDiscs(pen);
    if (kind === "map") drawLand(pen, state.scene, state, colors, state.group);
    drawLines(pen, near);
    drawBubbles(pen);
    drawNodes(pen, near);
    drawLabels(pen, near);
    if (kind === "map") drawScaleBar(pen);
    if (pen === canvasPen) onView({ drawn: nodes.length, closed: closed.length, folded: places.filter(isFolded).length, isCut });
  }

  const targets = createTargets(state, { nodes: () => nodes, lines: () => lines, closed: () => closed, radiusOf, reachOf, lineOf });
  new ResizeObserver(resize).observe(container);
  readColors();
  return {
    canvas, state, redraw, readColors, ...camera, ...targets,
    paintNow() { if (state.scene && state.width) paint(canvasPen); },
    show(scene) { state.scene = scene; redraw(); },
    choose(index, { pair = null, group = null } = {}) { Object.assign(state, { chosen: index, pair, group: group && group.key }); redraw(); },
    hover(index) { if (state.hovered !== index) { state.hovered = index; redraw(); } },
    svg() { const pen = createSvgPen(canvasPen.measure); paint(pen); return pen.svg; },
  };
}
