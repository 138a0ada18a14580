/* What is drawn where: the whole graph at its computed places, one entity's surroundings in rings, or a path in a row. */

const TYPES = ["Person", "Organization", "AdministrativeUnit", "Place", "Initiative"];
/* A node with more neighbours than this keeps the best-connected of each type; the others are a bubble of their type. */
const MOST_NEAR = 120;
const KEPT_NEAR = 72;
const LEAST_KEPT = 3;
/* So many are drawn two steps around; what a neighbour has beyond its share is a bubble beside it. */
const MOST_AROUND = 180;

/* kind: whole, ego, path or map.  nodes: entities that are drawn one by one, the most important first.  x, y: where each
   entity stands.  bubbles: those that are drawn as one.  isPart: whether an entity stands in the scene. */
function createScene(graph, filters, focus) {
  if (focus.isMap) return mapScene(graph, filters);
  if (focus.path) return pathScene(graph, focus.path);
  if (focus.entity !== null && focus.hops) return egoScene(graph, focus.entity, focus.hops);
  const nodes = graph.entities.map((_, index) => index).filter(filters.hasEntity);
  const [x, y] = [0, 1].map((axis) => Float64Array.from(graph.entities, (entity) => entity.at[axis]));
  return { kind: "whole", nodes, x, y, bubbles: [], discs: createDiscs(graph, filters), isPart: () => true };
}

/* All that a scene holds: what is drawn one by one, and what is in bubbles. */
function membersOf(scene) {
  return [...scene.nodes, ...scene.bubbles.flatMap(({ members }) => members)];
}

/* What a scene shows as one: bubbles, communities, places of the map. */
function groupsOf({ bubbles, discs, places = [] }) {
  return [...bubbles, ...discs, ...places.filter(isPeopled)];
}

function neighboursOf(graph, index) {
  return graph.pairsOf[index].filter((pair) => pair.isShown).map((pair) => (pair.one === index ? pair.other : pair.one)).sort((one, other) => one - other);
}

function partScene(graph, kind, spots, bubbles) {
  const [x, y] = [0, 1].map((axis) => {
    const places = new Float64Array(graph.entities.length);
    for (const [index, spot] of spots) places[index] = spot[axis];
    return places;
  });
  return { kind, nodes: [...spots.keys()], x, y, bubbles, discs: [], isPart: (index) => spots.has(index) };
}

function typeRank(graph, index) {
  const rank = TYPES.indexOf(graph.entities[index].type);
  return rank < 0 ? TYPES.length : rank;
}

function bubbleOf(key, owner, type, members) {
  return { key, kind: "rest", owner, type, members, x: 0, y: 0 };
}

/* The neighbours by type, the best-connected first; those beyond a type's share go into one bubble, if they are more than one. */
function nearItems(graph, middle) {
  const all = neighboursOf(graph, middle);
  const types = new Map();
  for (const index of all) {
    const rank = typeRank(graph, index);
    if (!types.has(rank)) types.set(rank, []);
    types.get(rank).push(index);
  }
  return [...types].sort(([one], [other]) => one - other).flatMap(([, members]) => {
    const { type } = graph.entities[members[0]];
    const kept = all.length > MOST_NEAR ? Math.max(LEAST_KEPT, Math.round((KEPT_NEAR * members.length) / all.length)) : members.length;
    if (members.length < kept + 2) return members.map((index) => ({ index }));
    return [...members.slice(0, kept).map((index) => ({ index })), { bubble: bubbleOf("rest:" + type, middle, type, members.slice(kept)) }];
  });
}

/* What stands behind each neighbour, one step further out. */
function addOuter(graph, middle, items) {
  const taken = new Set([middle, ...items.flatMap(({ index, bubble }) => (bubble ? bubble.members : [index]))]);
  const near = items.filter(({ index }) => index !== undefined);
  const most = Math.floor((MOST_AROUND - near.length) / Math.max(1, near.length));
  const share = most < LEAST_KEPT ? 0 : most;
  for (const item of near) {
    const others = neighboursOf(graph, item.index).filter((other) => !taken.has(other));
    for (const other of others) taken.add(other);
    const kept = others.length < share + 2 ? others.length : share;
    item.outer = others.slice(0, kept).map((index) => ({ index }));
    if (kept < others.length) item.outer.push({ bubble: bubbleOf("beyond:" + graph.entities[item.index].key, item.index, null, others.slice(kept)) });
  }
}

/* The entity in the middle, its neighbours around it in a sector for each type, theirs outside of them. */
function egoScene(graph, middle, hops) {
  const items = nearItems(graph, middle);
  if (hops > 1) addOuter(graph, middle, items);
  const spots = new Map([[middle, [0, 0]]]);
  const outside = [];
  const bubbles = [];
  const put = ({ index, bubble }, [x, y], entities) => {
    if (bubble) { Object.assign(bubble, { x, y }); bubbles.push(bubble); } else entities.push([index, [x, y]]);
  };
  const inside = [];
  ringSpots(items, (item, spot) => put(item, spot, inside), (item, spot) => put(item, spot, outside));
  for (const [index, spot] of [...inside, ...outside]) spots.set(index, spot);
  return partScene(graph, "ego", spots, bubbles);
}

/* So far apart stand two on a ring, and two rings. */
const APART = { near: 46, outer: 84, ring: 74 };

function ringSpots(items, putNear, putOuter) {
  const outer = items.map((item) => item.outer || []);
  const weights = items.map((item, rank) => (item.bubble ? 2.4 : 1) + 0.55 * outer[rank].length);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rings = Math.max(1, Math.ceil(items.length / 22));
  const first = Math.max(170, (total * APART.near) / (2 * Math.PI) / Math.sqrt(rings));
  const border = first + APART.ring * rings + 70;
  const count = outer.reduce((sum, list) => sum + list.length, 0);
  const outerRings = Math.max(1, Math.ceil((count * APART.outer) / (2 * Math.PI * border)));
  const at = (radius, angle) => [1.3 * radius * Math.sin(angle), -radius * Math.cos(angle)];
  let turn = 0;
  let placed = 0;
  items.forEach((item, rank) => {
    const share = (2 * Math.PI * weights[rank]) / total;
    putNear(item, at(first + APART.ring * (item.bubble ? rings - 0.4 : rank % rings), turn + share / 2));
    outer[rank].forEach((child, number) => {
      const angle = turn + (share * (number + 0.5)) / outer[rank].length;
      putOuter(child, at(border + APART.ring * (placed++ % outerRings), angle));
    });
    turn += share;
  });
}

function pathScene(graph, path) {
  const spots = new Map(path.map((index, rank) => [index, [rank * 210, (rank % 2 ? 1 : -1) * Math.max(46, 22 * path.length)]]));
  return partScene(graph, "path", spots, []);
}

/* The shortest way between two entities over facts that pass, by better-connected entities first; null where none is. */
function findPath(graph, from, to) {
  const before = new Map([[from, null]]);
  const waiting = [from];
  for (let at = 0; at < waiting.length && !before.has(to); at++) {
    for (const other of neighboursOf(graph, waiting[at])) {
      if (!before.has(other)) { before.set(other, waiting[at]); waiting.push(other); }
    }
  }
  if (!before.has(to)) return null;
  const path = [];
  for (let index = to; index !== null; index = before.get(index)) path.unshift(index);
  return path;
}

/* The communities that show: where, how large, whose, and the strongest links between them. */
function createDiscs(graph, filters) {
  const discs = new Map();
  graph.entities.forEach(({ community, type, at: [x, y] }, index) => {
    if (community < 0) return;
    if (!discs.has(community)) discs.set(community, { first: null, count: 0, types: new Map(), left: x, right: x, top: y, bottom: y });
    const disc = discs.get(community);
    Object.assign(disc, { left: Math.min(disc.left, x), right: Math.max(disc.right, x), top: Math.min(disc.top, y), bottom: Math.max(disc.bottom, y) });
    if (!filters.hasEntity(index)) return;
    if (disc.first === null) disc.first = index;
    disc.count += 1;
    disc.types.set(type, (disc.types.get(type) || 0) + 1);
  });
  const shown = new Map([...discs].filter(([, disc]) => disc.count > 3).map(([number, disc]) => [number, {
    key: "community:" + graph.entities[disc.first].key, number, kind: "community", first: disc.first, count: disc.count, types: [...disc.types].sort((one, other) => TYPES.indexOf(one[0]) - TYPES.indexOf(other[0])), isClosed: false, x: (disc.left + disc.right) / 2, y: (disc.top + disc.bottom) / 2,
    across: (disc.right - disc.left) / 2 + 30, down: (disc.bottom - disc.top) / 2 + 26,
  }]));
  const list = [...shown.values()].sort((one, other) => other.count - one.count || one.first - other.first);
  list.links = discLinks(graph, shown);
  return list;
}

function discLinks(graph, discs) {
  const counts = new Map();
  for (const pair of graph.pairs) {
    const [from, to] = [graph.entities[pair.one].community, graph.entities[pair.other].community].sort((one, other) => one - other);
    if (!pair.isShown || from === to || !discs.has(from) || !discs.has(to)) continue;
    const key = from * graph.entities.length + to;
    if (!counts.has(key)) counts.set(key, { from: discs.get(from), to: discs.get(to), count: 0 });
    counts.get(key).count += pair.facts.length;
  }
  return [...counts.values()].sort((one, other) => other.count - one.count).slice(0, 150);
}
