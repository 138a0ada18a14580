/* The network on its canvas.  vis-network draws nodes and edges; labels are drawn here, at one size on
   the screen whatever the zoom, the best-connected first, and none over another. */

const SHAPES = { Person: "dot", Organization: "square", AdministrativeUnit: "diamond", Place: "triangleDown", Initiative: "hexagon" };
/* So many nodes have labels that may cover lesser nodes. */
const FIRST = 24;
const LABEL_FONT = '"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif';

/* The own entry of a table; names from the graph must not reach what tables inherit. */
function lookup(table, key, otherwise) {
  return Object.hasOwn(table, key) ? table[key] : otherwise;
}

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

function shorten(text, length) {
  const characters = Array.from(text.slice(0, 2 * length + 2));
  return characters.length > length ? characters.slice(0, length - 1).join("") + "…" : characters.join("");
}

function nodeSize(entity) {
  return 7 + Math.min(13, 2.4 * Math.sqrt(entity.links));
}

/* One line for each pair of entities, with all facts between them. */
function pairFacts(graph) {
  const pairs = new Map();
  graph.facts.forEach((fact, index) => {
    if (fact.subject === null || fact.object === null || fact.subject === fact.object) return;
    const ends = [Math.min(fact.subject, fact.object), Math.max(fact.subject, fact.object)];
    const key = "e" + ends.join("-");
    if (!pairs.has(key)) pairs.set(key, { ends, facts: [] });
    pairs.get(key).facts.push(index);
  });
  return pairs;
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

function createDrawing(container, graph, relationName, onChoose) {
  const drawn = graph.entities.slice(0, graph.drawn);
  const pairs = new Map([...pairFacts(graph)].filter(([, pair]) => pair.ends[1] < graph.drawn));
  const neighbours = drawn.map(() => new Set());
  for (const { ends: [one, other] } of pairs.values()) { neighbours[one].add(other); neighbours[other].add(one); }
  const isUncertain = (fact) => ["planned", "inferred"].includes(graph.facts[fact].factuality);
  const state = { chosen: null, hovered: null, hidden: new Set(), touched: false, step: 0 };
  const widths = new Map();

  const nodes = new vis.DataSet(drawn.map((entity, index) => ({
    id: "n" + index, x: entity.at[0], y: entity.at[1], shape: lookup(SHAPES, entity.type, "dot"),
  })));
  const edges = new vis.DataSet([...pairs].map(([id, { ends, facts }]) => ({
    id, from: "n" + ends[0], to: "n" + ends[1],
    dashes: facts.every(isUncertain) ? [5, 5] : false,
  })));
  const network = new vis.Network(container, { nodes, edges }, {
    physics: false, layout: { improvedLayout: false }, autoResize: true,
    nodes: { borderWidth: 1.5, chosen: false }, edges: { smooth: false, chosen: false },
    interaction: {
      hover: true, dragNodes: false, keyboard: false, selectConnectedEdges: false,
      hideEdgesOnDrag: drawn.length > 500, hideEdgesOnZoom: drawn.length > 500,
    },
  });

  const isHidden = (index) => state.hidden.has(drawn[index].type);
  const isNear = (index) => index === state.chosen || neighbours[state.chosen].has(index);

  /* Far away, nodes and lines shrink less than the distances, in steps, so that they stay visible. */
  const magnified = () => Math.min(3, Math.max(1, 0.8 / 1.25 ** state.step) ** 0.8);

  function rescale() {
    const step = Math.round(Math.log(network.getScale()) / Math.log(1.25));
    if (step === state.step) return;
    state.step = step;
    paint();
  }

  function nodeLook(index) {
    const fill = color(lookup(SHAPES, drawn[index].type, "") ? drawn[index].type : "quiet");
    const dim = state.chosen !== null && !isNear(index);
    return {
      id: "n" + index, hidden: isHidden(index), opacity: dim ? 0.25 : 1, size: nodeSize(drawn[index]) * magnified(),
      color: { background: fill, border: color("ground"), hover: fill },
    };
  }

  function edgeLook(id) {
    const [one, other] = pairs.get(id).ends;
    const own = state.chosen !== null && (one === state.chosen || other === state.chosen);
    const opacity = state.chosen === null ? 0.7 : own ? 0.9 : 0.18;
    return { id, hidden: isHidden(one) || isHidden(other), width: (own ? 1.8 : 1.1) * Math.max(1, 0.6 / network.getScale()), color: { color: color(own ? "accent" : "edge"), opacity } };
  }

  function paint() {
    nodes.update(drawn.map((_, index) => nodeLook(index)));
    edges.update([...pairs.keys()].map(edgeLook));
  }

  function visible() {
    return drawn.map((_, index) => index).filter((index) => !isHidden(index));
  }

  function fit() {
    if (!container.clientWidth || !container.clientHeight || !visible().length) return;
    network.fit({ nodes: visible().map((index) => "n" + index), maxZoomLevel: 1.3, animation: false });
    network.moveTo({ scale: network.getScale() * 0.93, animation: false });
    rescale();
    state.touched = false;
  }

  function order() {
    const near = state.chosen === null ? visible() : visible().filter((index) => isNear(index) && index !== state.chosen);
    const first = [state.chosen, state.hovered].filter((index) => index !== null && !isHidden(index));
    return [...new Set([...first, ...near])];
  }

  function textWidth(context, text) {
    const key = context.font + text;
    if (!widths.has(key)) widths.set(key, context.measureText(text).width);
    return widths.get(key);
  }

  /* Writes text at the first of some points that is clear of texts and nodes.  Where none is, an `important`
     text covers lesser nodes, and one that `must` be there covers anything. */
  function write(context, taken, text, height, spots, { important = false, must = false } = {}) {
    const half = textWidth(context, text) / 2 + 3;
    const boxOf = ([x, y]) => [x - half, y - height / 2, x + half, y + height / 2];
    const isClear = (spot) => taken.texts.isFree(boxOf(spot));
    const spot = spots.find((candidate) => isClear(candidate) && taken.nodes.isFree(boxOf(candidate)))
      || (important && spots.find(isClear)) || (must && spots[0]);
    if (!spot) return;
    taken.texts.add(boxOf(spot));
    context.strokeText(text, ...spot);
    context.fillText(text, ...spot);
  }

  function spotOf(index) {
    return network.canvasToDOM({ x: drawn[index].at[0], y: drawn[index].at[1] });
  }

  function radiusOf(index) {
    return nodeSize(drawn[index]) * magnified() * network.getScale();
  }

  /* What labels keep clear of: the page's buttons and the first nodes in any case, other nodes where they can. */
  function createTaken(indices) {
    const { clientWidth: width, clientHeight: height } = container;
    const taken = { texts: createOccupancy(width, height), nodes: createOccupancy(width, height) };
    taken.texts.add([width - 60, height - 150, width, height]);
    taken.texts.add([0, 0, 150, 42]);
    indices.forEach((index, rank) => {
      const { x, y } = spotOf(index);
      const radius = radiusOf(index) * 0.8;
      (rank < FIRST ? taken.texts : taken.nodes).add([x - radius, y - radius, x + radius, y + radius]);
    });
    return taken;
  }

  function writeLabel(context, taken, index, important) {
    const { x, y } = spotOf(index);
    const large = index === state.chosen || index === state.hovered;
    context.font = (large ? "bold 15px " : "13px ") + LABEL_FONT;
    context.fillStyle = color("ink");
    const text = shorten(drawn[index].names[0], large ? 30 : 12);
    const down = radiusOf(index) + (index === state.chosen ? 18 : 11);
    const right = radiusOf(index) + textWidth(context, text) / 2 + 5;
    const corners = [[0.8, 0.9], [-0.8, 0.9], [0.8, -0.9], [-0.8, -0.9]].map(([across, along]) => [x + across * right, y + along * down]);
    write(context, taken, text, 16, [[x, y + down], [x, y - down], [x + right, y], [x - right, y], ...corners], { important, must: large });
  }

  function writeRelations(context, taken) {
    if (state.chosen === null || neighbours[state.chosen].size > 40) return;
    context.font = "12px " + LABEL_FONT;
    context.fillStyle = color("accent");
    for (const { ends: [one, other], facts } of pairs.values()) {
      if ((one !== state.chosen && other !== state.chosen) || isHidden(one) || isHidden(other)) continue;
      const [from, to] = [spotOf(state.chosen), spotOf(one === state.chosen ? other : one)];
      const names = [...new Set(facts.map((fact) => relationName(graph.facts[fact], state.chosen)))].join("、");
      const spots = [0.5, 0.6, 0.4].map((share) => [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share]);
      write(context, taken, shorten(names, 24), 15, spots);
    }
  }

  function drawRing(context) {
    if (state.chosen === null || isHidden(state.chosen)) return;
    const { x, y } = spotOf(state.chosen);
    context.strokeStyle = color("ink");
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x, y, radiusOf(state.chosen) * 1.25 + 4, 0, 2 * Math.PI);
    context.stroke();
  }

  function drawLabels(context) {
    if (!container.clientWidth) return;
    const ratio = context.canvas.width / container.clientWidth;
    const indices = order();
    const taken = createTaken(indices);
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawRing(context);
    Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4, strokeStyle: color("ground") });
    indices.forEach((index, rank) => writeLabel(context, taken, index, rank < FIRST));
    writeRelations(context, taken);
    context.restore();
  }

  function choose(index) {
    state.chosen = index !== null && index < graph.drawn ? index : null;
    paint();
  }

  /* Brings an entity and those it is linked with into view, no smaller than can be read. */
  function center(index) {
    if (index >= graph.drawn || !container.clientWidth) return;
    network.setSize("100%", "100%");
    const near = [index, ...neighbours[index]].filter((end) => !isHidden(end)).map((end) => "n" + end);
    network.fit({ nodes: near, maxZoomLevel: 1.7, animation: false });
    const scale = network.getScale() * 0.8;
    const at = { x: drawn[index].at[0], y: drawn[index].at[1] };
    network.moveTo(scale < 0.5 ? { position: at, scale: 0.5, animation: false } : { scale, animation: false });
    rescale();
    state.touched = true;
  }

  function zoom(factor) {
    state.touched = true;
    network.moveTo({ scale: Math.min(4, Math.max(0.02, network.getScale() * factor)), animation: false });
    rescale();
  }

  function pan(right, down) {
    const { x, y } = network.getViewPosition();
    state.touched = true;
    network.moveTo({ position: { x: x + right / network.getScale(), y: y + down / network.getScale() }, animation: false });
  }

  function hover(index) {
    state.hovered = index;
    container.classList.toggle("over", index !== null);
    network.redraw();
  }

  network.on("afterDrawing", drawLabels);
  network.on("hoverNode", ({ node }) => hover(Number(node.slice(1))));
  network.on("blurNode", () => hover(null));
  network.on("zoom", () => { state.touched = true; rescale(); });
  network.on("dragStart", () => { state.touched = true; });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    onChoose(node ? { entity: Number(node.slice(1)) } : edge ? { pair: pairs.get(edge) } : null);
  });
  new ResizeObserver(() => { if (!state.touched) fit(); }).observe(container);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  paint();
  fit();

  return {
    choose, center, zoom, pan, fit, visible,
    redraw: () => network.redraw(),
    hide(types) { state.hidden = types; paint(); if (!state.touched) fit(); },
  };
}
