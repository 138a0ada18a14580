/* Mouse, touch, wheel and keyboard on the network. */

function attachGestures(drawing, { onChoose, onHover, onMove }) {
  const { canvas } = drawing;
  const pointers = new Map();
  let moved = 0;
  let spread = 0;

  const spotOf = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  function pinch() {
    const [[x, y], [u, v]] = [...pointers.values()];
    const distance = Math.hypot(x - u, y - v);
    if (spread && distance) drawing.zoomAt((x + u) / 2, (y + v) / 2, distance / spread);
    spread = distance;
  }

  function onPointerMove(event) {
    const spot = spotOf(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType === "mouse") onHover(drawing.targetAt(...spot), spot);
      return;
    }
    pointers.set(event.pointerId, spot);
    moved += Math.abs(spot[0] - before[0]) + Math.abs(spot[1] - before[1]);
    if (pointers.size === 2) pinch();
    else if (moved > 3) drawing.pan(before[0] - spot[0], before[1] - spot[1]);
    onHover(null);
  }

  function onPointerUp(event) {
    const wasDown = pointers.delete(event.pointerId);
    spread = 0;
    if (event.type !== "pointerup" || !wasDown) return;
    if (moved > 5) { onMove(); return; }
    const spot = spotOf(event);
    onChoose(drawing.targetAt(...spot, event.pointerType === "touch" ? 16 : 7));
  }

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, spotOf(event));
    if (pointers.size === 1) moved = 0; else moved = 99;
    spread = 0;
  });
  canvas.addEventListener("pointermove", onPointerMove);
  canvas.addEventListener("pointerup", onPointerUp);
  canvas.addEventListener("pointercancel", onPointerUp);
  canvas.addEventListener("pointerleave", () => onHover(null));
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : 1;
    onHover(null);
    drawing.zoomAt(...spotOf(event), Math.exp(-Math.max(-240, Math.min(240, event.deltaY * lines)) * 0.0016));
    onMove();
  }, { passive: false });
}
