/* What is drawn where: the whole graph at its computed places, one entity's surroundings in rings, or a path in a row. */

const TYPES = ["Person", "Organization", "AdministrativeUnit", "Place", "Initiative"];
/* So many neighbours are drawn in one step, and so many in all; the panel lists the others. */
const MOST_NEAR = 120;
const MOST_AROUND = 360;

/* nodes: entities, the most important first; x, y: where each entity stands; left: how many are not drawn. */
function createScene(graph, filters, focus) {
  if (focus.path) return pathScene(graph, focus.path);
  if (focus.entity !== null && focus.hops) return egoScene(graph, focus.entity, focus.hops);
  const nodes = graph.entities.map((_, index) => index).filter(filters.hasEntity);
  const [x, y] = [0, 1].map((axis) => Float64Array.from(graph.entities, (entity) => entity.at[axis]));
  return { kind: "whole", nodes, x, y, left: 0, discs: createDiscs(graph, filters), isPart: () => true };
}

function neighboursOf(graph, index) {
  return graph.pairsOf[index].filter((pair) => pair.isShown).map((pair) => (pair.one === index ? pair.other : pair.one)).sort((one, other) => one - other);
}

function partScene(graph, kind, spots, left) {
  const [x, y] = [0, 1].map((axis) => {
    const places = new Float64Array(graph.entities.length);
    for (const [index, spot] of spots) places[index] = spot[axis];
    return places;
  });
  return { kind, nodes: [...spots.keys()], x, y, left, discs: [], isPart: (index) => spots.has(index) };
}

function typeRank(graph, index) {
  const rank = TYPES.indexOf(graph.entities[index].type);
  return rank < 0 ? TYPES.length : rank;
}

/* The entity in the middle, its neighbours around it in a sector for each type, theirs outside of them. */
function egoScene(graph, middle, hops) {
  const all = neighboursOf(graph, middle);
  const near = all.slice(0, MOST_NEAR);
  const taken = new Set([middle, ...near]);
  let left = all.length - near.length;
  const outer = new Map(near.map((index) => [index, []]));
  const share = Math.max(3, Math.floor((MOST_AROUND - near.length) / Math.max(1, near.length)));
  for (const index of hops > 1 ? near : []) {
    for (const other of neighboursOf(graph, index)) {
      if (taken.has(other)) continue;
      taken.add(other);
      if (outer.get(index).length < share) outer.get(index).push(other);
      else left += 1;
    }
  }
  const sorted = [...near].sort((one, other) => typeRank(graph, one) - typeRank(graph, other) || one - other);
  return partScene(graph, "ego", ringSpots(middle, sorted, outer), left);
}

function ringSpots(middle, near, outer) {
  const spots = new Map([[middle, [0, 0]]]);
  const weights = near.map((index) => 1 + 0.55 * outer.get(index).length);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rings = Math.max(1, Math.ceil(near.length / 22));
  const first = Math.max(170, (total * 46) / (2 * Math.PI) / Math.sqrt(rings));
  const at = (radius, angle) => [1.3 * radius * Math.sin(angle), -radius * Math.cos(angle)];
  const outside = [];
  let turn = 0;
  near.forEach((index, rank) => {
    const share = (2 * Math.PI * weights[rank]) / total;
    spots.set(index, at(first + 70 * (rank % rings), turn + share / 2));
    const children = outer.get(index);
    children.forEach((child, number) => {
      const angle = turn + (share * (number + 0.5)) / children.length;
      outside.push([child, at(first + 70 * rings + 80 + 56 * (number % 3), angle)]);
    });
    turn += share;
  });
  for (const [child, spot] of outside) spots.set(child, spot);
  return spots;
}

function pathScene(graph, path) {
  const spots = new Map(path.map((index, rank) => [index, [rank * 210, (rank % 2 ? 1 : -1) * Math.max(46, 22 * path.length)]]));
  return partScene(graph, "path", spots, 0);
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
  graph.entities.forEach(({ community, at: [x, y] }, index) => {
    if (community < 0) return;
    if (!discs.has(community)) discs.set(community, { first: null, count: 0, left: x, right: x, top: y, bottom: y });
    const disc = discs.get(community);
    Object.assign(disc, { left: Math.min(disc.left, x), right: Math.max(disc.right, x), top: Math.min(disc.top, y), bottom: Math.max(disc.bottom, y) });
    if (!filters.hasEntity(index)) return;
    if (disc.first === null) disc.first = index;
    disc.count += 1;
  });
  const shown = new Map([...discs].filter(([, disc]) => disc.count > 3).map(([number, disc]) => [number, {
    first: disc.first, count: disc.count, x: (disc.left + disc.right) / 2, y: (disc.top + disc.bottom) / 2,
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
