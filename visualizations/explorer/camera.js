/* What part of a scene the screen shows, and how large. */

const ZOOM = { least: 0.004, most: 6, mostOnMap: 80 };
/* So large is the whole shown at most, or a part of it. */
const FIT = { whole: 1.3, ego: 1.6, path: 1.6, map: ZOOM.mostOnMap };

function createCamera(state, redraw) {
  /* The edges of all that the scene holds. */
  function bounds() {
    const { kind, nodes, x, y, bubbles, places } = state.scene;
    const spots = [...nodes.map((index) => [x[index], y[index]]), ...bubbles.map((bubble) => [bubble.x, bubble.y])];
    const points = kind === "map" ? places.flatMap(({ shape }) => corners(shape)) : spots;
    const widen = ([left, right, top, bottom], [u, v]) => [Math.min(left, u), Math.max(right, u), Math.min(top, v), Math.max(bottom, v)];
    return points.reduce(widen, [Infinity, -Infinity, Infinity, -Infinity]);
  }

  function fit() {
    const [left, right, top, bottom] = state.scene ? bounds() : [1, 0, 1, 0];
    Object.assign(state, { touched: false, moved: false, wanted: null });
    if (left > right || state.width < 2 * CHIP || state.height < 2 * CHIP) return redraw();
    const margin = Math.min(70, state.width / 6, state.height / 6);
    const high = state.height - CHIP - margin - margin / 2;
    state.scale = Math.min(FIT[state.scene.kind], (state.width - 2 * margin) / Math.max(1, right - left), high / Math.max(1, bottom - top));
    state.x = state.width / 2 - ((left + right) / 2) * state.scale;
    state.y = CHIP + margin / 2 + high / 2 - ((top + bottom) / 2) * state.scale;
    return redraw();
  }

  const clamp = (scale) => Math.min(state.scene.kind === "map" ? ZOOM.mostOnMap : ZOOM.most, Math.max(ZOOM.least, scale));

  /* What is in the middle of the screen, and how large: [x, y, scale]; null where everything is shown. */
  function viewpoint() {
    if (state.wanted) return state.wanted;
    if (!state.touched || !state.width) return null;
    return [(state.width / 2 - state.x) / state.scale, (state.height / 2 - state.y) / state.scale, state.scale];
  }

  /* Brings a point into the middle; a frame without a size does so once it has one.  What a reader has moved stays in
     the address; what follows from the choice of an entity need not. */
  function lookAt([x, y, scale], moved = true) {
    state.moved = state.moved || moved;
    if (!state.width || !state.height) { state.wanted = [x, y, scale]; return; }
    const size = clamp(scale);
    Object.assign(state, { scale: size, x: state.width / 2 - x * size, y: state.height / 2 - y * size, touched: true, wanted: null });
    redraw();
  }

  function zoomAt(x, y, factor) {
    const scale = clamp(state.scale * factor);
    state.x = x - ((x - state.x) * scale) / state.scale;
    state.y = y - ((y - state.y) * scale) / state.scale;
    Object.assign(state, { scale, touched: true, moved: true });
    redraw();
  }

  /* Brings an entity into view, no smaller than can be read. */
  function center(index) {
    const { kind, x, y, places } = state.scene;
    if (!state.scene.isPart(index)) return;
    const place = kind === "map" ? places.find(({ members }) => members.includes(index)) : null;
    const least = kind === "whole" ? 0.8 : place && place.marks.length > 1 && place.apart ? UNFOLDED / place.apart : 0;
    lookAt([x[index], y[index], Math.max(state.scale, least)], false);
  }

  /* Brings a bubble into view, so near that it unfolds where it can. */
  function centerGroup(group) {
    if (group.kind === "rest") return lookAt([group.x, group.y, state.scale], false);
    const room = group.kind === "place" ? Math.max(Math.sqrt(group.shape.size / Math.PI) / MAP_UNITS, 12) : group.across;
    const wanted = (0.36 * Math.min(state.width || 800, state.height || 600)) / room;
    const least = group.kind === "community" ? 1.05 * unfoldingScale(group) : 0;
    return lookAt([group.x, group.y, Math.max(state.scale, wanted, least)], false);
  }

  return {
    fit, viewpoint, lookAt, zoomAt, center, centerGroup,
    zoom: (factor) => zoomAt(state.width / 2, state.height / 2, factor),
    pan(right, down) { Object.assign(state, { x: state.x - right, y: state.y - down, touched: true, moved: true }); redraw(); },
  };
}
