/* The map, where the page was given one: outlines of a researcher's own file, and the entities that stand in them. */

/* Units of the page's map in one of a scene: the map is a thousand scene units long. */
const MAP_UNITS = 100;
/* What a fact says of where its subject is, the surest first. */
const SEATS = ["heldAt", "locatedIn", "subUnitOf", "residentOf", "partOf"];
/* Entities of one place stand apart on the map once they have so many pixels each; till then their number is shown. */
const UNFOLDED = 26;
/* Where a place is a point, those that stand there are so far apart, in scene units. */
const POINT_ROOM = 3;

/* For each entity the place that it stands at, by its own feature or by the facts that say where it is; -1 where none is. */
function seatEntities(graph, filters) {
  const seats = new Int32Array(graph.entities.length).fill(-1);
  graph.map.shapes.forEach((shape, number) => { for (const index of shape.entities) seats[index] = number; });
  const above = new Map();
  for (const predicate of SEATS) {
    graph.facts.forEach((fact, number) => {
      if (fact.predicate !== predicate || fact.subject === null || fact.object === null || !filters.hasFact(number)) return;
      if (!above.has(fact.subject)) above.set(fact.subject, []);
      above.get(fact.subject).push(fact.object);
    });
  }
  return seats.map((seat, index) => (seat >= 0 ? seat : seatOf(index, seats, above)));
}

/* The nearest place on the way up; a circle of facts ends. */
function seatOf(index, seats, above) {
  const known = new Set([index]);
  const waiting = [index];
  for (const at of waiting) {
    for (const up of above.get(at) || []) {
      if (seats[up] >= 0) return seats[up];
      if (!known.has(up)) { known.add(up); waiting.push(up); }
    }
  }
  return -1;
}

/* People are left out: where somebody lives is no point on a map. */
function mapScene(graph, filters) {
  const seats = seatEntities(graph, filters);
  const [x, y] = [0, 1].map(() => new Float64Array(graph.entities.length));
  const isPart = (index) => seats[index] >= 0 && graph.entities[index].type !== "Person" && filters.hasEntity(index);
  const nodes = graph.entities.map((_, index) => index).filter(isPart);
  const places = graph.map.shapes.map((shape, number) => ({
    key: "place:" + shape.key, kind: "place", number, shape, members: nodes.filter((index) => seats[index] === number), isOpen: false,
    isCovered: shape.areas.length > 0 && !shape.room, x: shape.at[0] / MAP_UNITS, y: shape.at[1] / MAP_UNITS,
  }));
  for (const place of places) seatMembers(place, x, y);
  places.forEach((place) => { place.total = place.members.length; });
  /* What lies in another counts there too: the smallest come last. */
  for (const place of [...places].reverse()) if (place.shape.within >= 0) places[place.shape.within].total += place.total;
  const far = graph.entities.filter(({ type }, index) => filters.hasEntity(index) && type !== "Person").length - nodes.length;
  return { kind: "map", nodes, x, y, bubbles: [], discs: [], places, far, isPart };
}

/* A place of the map that is more than scenery. */
function isPeopled({ shape, total }) {
  return shape.entities.length > 0 || total > 0;
}

/* The members of a place around its seat, evenly spread; an area itself needs no mark. */
function seatMembers(place, x, y) {
  const { shape } = place;
  const room = shape.room / MAP_UNITS;
  for (const index of place.members) [x[index], y[index]] = [place.x, place.y];
  place.marks = shape.areas.length ? place.members.filter((index) => !shape.entities.includes(index)) : place.members;
  const count = place.marks.length;
  place.apart = room ? Math.min(0.34 * room, (0.75 * room) / Math.sqrt(Math.max(1, count))) : shape.areas.length ? 0 : POINT_ROOM;
  place.marks.forEach((index, rank) => {
    const radius = count > 1 ? place.apart * Math.sqrt(rank + 0.4) : 0;
    x[index] = place.x + radius * Math.cos(rank * 2.4);
    y[index] = place.y + radius * Math.sin(rank * 2.4);
  });
}

/* The corners of the box around a shape. */
function corners({ areas, lines, points }) {
  return [...areas.map(([ring]) => ring), ...lines, points].flatMap((numbers) => {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = 0; at < numbers.length; at += 2) {
      const [x, y] = [numbers[at] / MAP_UNITS, numbers[at + 1] / MAP_UNITS];
      [box[0], box[1], box[2], box[3]] = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
    }
    return numbers.length ? [[box[0], box[1]], [box[2], box[3]]] : [];
  });
}

/* The outlines of the places, in pixels; what is nearer than a pixel to the point before is left out. */
function outline(numbers, state) {
  const points = [];
  let [left, top] = [Infinity, Infinity];
  for (let at = 0; at < numbers.length; at += 2) {
    const right = (numbers[at] / MAP_UNITS) * state.scale + state.x;
    const down = (numbers[at + 1] / MAP_UNITS) * state.scale + state.y;
    if (Math.abs(right - left) + Math.abs(down - top) < 1 && at + 2 < numbers.length) continue;
    points.push([right, down]);
    [left, top] = [right, down];
  }
  return points;
}

/* Whether a shape may be on the screen; a line or a point is always asked for. */
function isInSight({ areas, box }, state) {
  if (!areas.length) return true;
  const [left, top, right, bottom] = box.map((at, side) => (at / MAP_UNITS) * state.scale + (side % 2 ? state.y : state.x));
  return right > 0 && bottom > 0 && left < state.width && top < state.height;
}

function drawLand(pen, scene, state, colors, chosen) {
  const most = scene.places.reduce((total, { isCovered, members }) => Math.max(total, isCovered ? 0 : members.length), 1);
  for (const place of scene.places) {
    const { shape } = place;
    if (!isInSight(shape, state)) continue;
    const isOwn = chosen === place.key;
    const edge = isOwn ? colors.accent : colors.edge;
    const shade = place.isCovered ? 0.02 : place.members.length ? 0.05 + (0.22 * place.members.length) / most : 0;
    const dash = shape.entities.length ? [] : [4, 4];
    for (const area of shape.areas) {
      const rings = area.map((ring) => outline(ring, state));
      pen.area(rings, { fill: colors.accent, shade, color: edge, width: isOwn ? 3 : 1.4, dash });
    }
    for (const line of shape.lines) pen.polyline(outline(line, state), { color: isOwn ? colors.accent : colors.Place, width: isOwn ? 5 : 3, opacity: 0.6, dash });
  }
}

/* A round distance and how many pixels it is long. */
function scaleBar(metresAPixel) {
  const most = 130 * metresAPixel;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= most);
  return { metres, pixels: metres / metresAPixel };
}

/* Whether a point of the scene lies in a place's areas. */
function isInside(place, x, y) {
  let inside = false;
  for (const ring of place.shape.areas.flat()) {
    for (let at = 0, last = ring.length - 2; at < ring.length; last = at, at += 2) {
      const [left, top, right, bottom] = [ring[last], ring[last + 1], ring[at], ring[at + 1]];
      if ((top > y) !== (bottom > y) && x < ((right - left) * (y - top)) / (bottom - top) + left) inside = !inside;
    }
  }
  return inside;
}
