/* The network on its canvas.  vis-network draws nodes and edges; labels are drawn here, at one size on
   the screen whatever the zoom, the best-connected first, and none over another. */

const SHAPES = { Person: "dot", Organization: "square", AdministrativeUnit: "diamond", Place: "triangleDown", Initiative: "hexagon" };
const LABEL_FONT = '"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif';

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

function createDrawing(container, graph, relationName, onChoose) {
  const drawn = graph.entities.slice(0, graph.drawn);
  const pairs = new Map([...pairFacts(graph)].filter(([, pair]) => pair.ends[1] < graph.drawn));
  const neighbours = drawn.map(() => new Set());
  for (const { ends: [one, other] } of pairs.values()) { neighbours[one].add(other); neighbours[other].add(one); }
  const state = { chosen: null, hovered: null, hidden: new Set(), touched: false, step: 0 };
  const widths = new Map();

  const nodes = new vis.DataSet(drawn.map((entity, index) => ({
    id: "n" + index, x: entity.at[0], y: entity.at[1], shape: SHAPES[entity.type] || "dot",
  })));
  const edges = new vis.DataSet([...pairs].map(([id, { ends, facts }]) => ({
    id, from: "n" + ends[0], to: "n" + ends[1],
    dashes: facts.every((fact) => ["planned", "inferred"].includes(graph.facts[fact].factuality)) ? [5, 5] : false,
  })));
  const network = new vis.Network(container, { nodes, edges }, {
    physics: false, layout: { improvedLayout: false }, autoResize: true,
    nodes: { chosen: false }, edges: { smooth: false, chosen: false },
    interaction: {
      hover: true, dragNodes: false, keyboard: false, selectConnectedEdges: false,
      hideEdgesOnDrag: drawn.length > 500, hideEdgesOnZoom: drawn.length > 500,
    },
  });

  const isHidden = (index) => state.hidden.has(drawn[index].type);
  const isNear = (index) => index === state.chosen || neighbours[state.chosen].has(index);

  /* Far away, nodes and lines shrink less than the distances, in steps, so that they stay visible. */
  const magnified = () => Math.max(1, 0.8 / 1.25 ** state.step) ** 0.8;

  function rescale() {
    const step = Math.round(Math.log(network.getScale()) / Math.log(1.25));
    if (step === state.step) return;
    state.step = step;
    paint();
  }

  function nodeLook(index) {
    const fill = color(drawn[index].type);
    const dim = state.chosen !== null && !isNear(index);
    return {
      id: "n" + index, hidden: isHidden(index), opacity: dim ? 0.15 : 1, size: nodeSize(drawn[index]) * magnified(),
      borderWidth: 1.5 * magnified(), color: { background: fill, border: color("ground"), hover: fill },
    };
  }

  function edgeLook(id) {
    const [one, other] = pairs.get(id).ends;
    const own = state.chosen !== null && (one === state.chosen || other === state.chosen);
    const opacity = state.chosen === null ? 0.7 : own ? 0.9 : 0.12;
    return { id, hidden: isHidden(one) || isHidden(other), width: (own ? 1.8 : 1.1) * magnified(), color: { color: color(own ? "accent" : "edge"), opacity } };
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

  function collides(box, boxes) {
    return boxes.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
  }

  /* Writes text centred at a point unless something stands there already. */
  function write(context, text, x, y, height, boxes, must) {
    const half = textWidth(context, text) / 2 + 3;
    const box = [x - half, y - height / 2, x + half, y + height / 2];
    if (!must && collides(box, boxes)) return false;
    boxes.push(box);
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
    return true;
  }

  function writeLabel(context, index, boxes) {
    const spot = network.canvasToDOM({ x: drawn[index].at[0], y: drawn[index].at[1] });
    if (spot.x < -80 || spot.y < -20 || spot.x > container.clientWidth + 80 || spot.y > container.clientHeight + 20) return;
    const large = index === state.chosen || index === state.hovered;
    context.font = (large ? "bold 15px " : "13px ") + LABEL_FONT;
    context.fillStyle = color("ink");
    const text = shorten(drawn[index].names[0], large ? 30 : 12);
    const gap = nodeSize(drawn[index]) * magnified() * network.getScale() + 11;
    write(context, text, spot.x, spot.y + gap, 17, boxes, large) || write(context, text, spot.x, spot.y - gap, 17, boxes, false);
  }

  function writeRelations(context, boxes) {
    if (state.chosen === null || neighbours[state.chosen].size > 40) return;
    context.font = "12px " + LABEL_FONT;
    context.fillStyle = color("accent");
    for (const { ends: [one, other], facts } of pairs.values()) {
      if ((one !== state.chosen && other !== state.chosen) || isHidden(one) || isHidden(other)) continue;
      const [from, to] = [one, other].map((index) => network.canvasToDOM({ x: drawn[index].at[0], y: drawn[index].at[1] }));
      const names = [...new Set(facts.map((fact) => relationName(graph.facts[fact])))].join("、");
      write(context, shorten(names, 24), (from.x + to.x) / 2, (from.y + to.y) / 2, 15, boxes, false);
    }
  }

  function drawRing(context) {
    if (state.chosen === null || isHidden(state.chosen)) return;
    const { at } = drawn[state.chosen];
    const spot = network.canvasToDOM({ x: at[0], y: at[1] });
    context.strokeStyle = color("ink");
    context.lineWidth = 2;
    context.beginPath();
    context.arc(spot.x, spot.y, nodeSize(drawn[state.chosen]) * magnified() * network.getScale() * 1.25 + 4, 0, 2 * Math.PI);
    context.stroke();
  }

  function drawLabels(context) {
    const ratio = context.canvas.width / container.clientWidth;
    const boxes = [];
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawRing(context);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = color("ground");
    order().forEach((index) => writeLabel(context, index, boxes));
    writeRelations(context, boxes);
    context.restore();
  }

  function choose(index) {
    state.chosen = index !== null && index < graph.drawn ? index : null;
    paint();
  }

  function center(index) {
    if (index >= graph.drawn) return;
    state.touched = true;
    network.moveTo({ position: { x: drawn[index].at[0], y: drawn[index].at[1] }, scale: Math.max(network.getScale(), 0.9), animation: false });
    rescale();
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
