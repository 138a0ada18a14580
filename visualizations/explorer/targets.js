/* What is at a point of the screen. */

function createTargets(state, { nodes, lines, closed, radiusOf, reachOf, lineOf }) {
  const screenOf = (x, y) => [x * state.scale + state.x, y * state.scale + state.y];

  function nodeAt(x, y, reach) {
    let best = null;
    let least = reach;
    for (const index of nodes()) {
      const [u, v] = screenOf(state.scene.x[index], state.scene.y[index]);
      const distance = Math.hypot(u - x, v - y) - radiusOf(index);
      if (distance < least) { least = distance; best = index; }
    }
    return best;
  }

  function pairAt(x, y) {
    return lines().find((pair) => {
      const [left, top, right, bottom] = lineOf(pair);
      const length = Math.hypot(right - left, bottom - top);
      const along = ((x - left) * (right - left) + (y - top) * (bottom - top)) / (length * length || 1);
      const off = Math.abs((x - left) * (bottom - top) - (y - top) * (right - left)) / (length || 1);
      return along > 0 && along < 1 && off < 5;
    }) || null;
  }

  function bubbleAt(x, y) {
    const isIn = (group) => {
      const [u, v] = screenOf(group.x, group.y);
      return Math.hypot(x - u, y - v) <= Math.max(8, reachOf(group));
    };
    return [...state.scene.bubbles, ...closed()].find(isIn) || null;
  }

  /* The smallest place of the map at a point; those that are points come first. */
  function placeAt(x, y) {
    if (state.scene.kind !== "map") return null;
    const found = state.scene.places.filter(isPeopled);
    const isMark = (place) => !place.shape.areas.length && Math.hypot(...screenOf(place.x, place.y).map((at, axis) => at - [x, y][axis])) < 14;
    const [u, v] = [(x - state.x) / state.scale, (y - state.y) / state.scale].map((at) => at * MAP_UNITS);
    return found.find(isMark) || [...found].reverse().find((place) => isInside(place, u, v)) || null;
  }

  return {
    /* An entity, a bubble, a line, a place of the map, or null. */
    targetAt(x, y, reach = 7) {
      const entity = nodeAt(x, y, reach);
      if (entity !== null) return { entity };
      const group = bubbleAt(x, y);
      if (group) return { group };
      const pair = pairAt(x, y);
      if (pair) return { pair };
      const place = placeAt(x, y);
      return place && { group: place };
    },
  };
}
