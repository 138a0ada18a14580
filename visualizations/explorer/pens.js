/* Two pens that draw the same things: one on a canvas, one as SVG. */

const SVG = "http://www.w3.org/2000/svg";
const LABEL_FONT = '"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif';

const BUBBLE_SHADE = 0.1;

/* The corners of each type's shape, around (0, 0), for radius 1; a person is a circle and has none. */
const SHAPES = {
  Person: [], Organization: [[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]],
  AdministrativeUnit: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]], Place: [[-1.1, -0.85], [1.1, -0.85], [0, 1.1]],
  Initiative: [0, 1, 2, 3, 4, 5].map((side) => [1.08 * Math.cos((side * Math.PI) / 3), 1.08 * Math.sin((side * Math.PI) / 3)]),
};

/* How a curve between two points bends: a fifth of the way off the straight line. */
function bend([x, y, u, v]) {
  return [(x + u) / 2 - (v - y) * 0.12, (y + v) / 2 + (u - x) * 0.12];
}

function createCanvasPen(context) {
  const sprites = new Map();
  const widths = new Map();
  const fontOf = ({ size, bold }) => (bold ? "bold " : "") + size + "px " + LABEL_FONT;

  /* Setting a font costs more than the measuring. */
  function measure(text, style) {
    const key = fontOf(style) + text;
    if (widths.size > 20000) widths.clear();
    if (!widths.has(key)) {
      context.font = fontOf(style);
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  }

  /* A text with its halo is drawn once and then copied: outlines of letters are dear. */
  function sprite(text, style) {
    const key = `${style.size}${style.bold}${style.fill}${style.halo}${text}`;
    if (sprites.size > 1500) sprites.clear();
    if (!sprites.has(key)) sprites.set(key, drawSprite(text, style));
    return sprites.get(key);
  }

  function drawSprite(text, style) {
    const ratio = context.getTransform().a;
    const canvas = document.createElement("canvas");
    const width = Math.ceil(measure(text, style)) + 10;
    const height = style.size + 12;
    canvas.width = Math.max(1, width * ratio);
    canvas.height = height * ratio;
    const ink = canvas.getContext("2d");
    ink.scale(ratio, ratio);
    Object.assign(ink, { font: fontOf(style), textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4 });
    Object.assign(ink, { strokeStyle: style.halo, fillStyle: style.fill });
    ink.strokeText(text, width / 2, height / 2);
    ink.fillText(text, width / 2, height / 2);
    return { canvas, width, height };
  }

  function stroke({ color, width, opacity = 1, dash = [] }, path) {
    context.globalAlpha = opacity;
    context.strokeStyle = color;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.beginPath();
    path();
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  function shape(type, x, y, radius) {
    const corners = lookup(SHAPES, type, SHAPES.Person);
    if (!corners.length) {
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
      return;
    }
    corners.forEach(([across, down], corner) => context[corner ? "lineTo" : "moveTo"](x + across * radius, y + down * radius));
    context.closePath();
  }

  return {
    measure,
    clear(width, height, color) { context.fillStyle = color; context.fillRect(0, 0, width, height); },
    discs(list, color) {
      context.fillStyle = color;
      for (const [x, y, across, down] of list) {
        context.beginPath();
        context.ellipse(x, y, across, down, 0, 0, 2 * Math.PI);
        context.fill();
      }
    },
    area(rings, { fill, shade, ...style }) {
      const path = () => rings.forEach((ring) => { ring.forEach(([x, y], at) => context[at ? "lineTo" : "moveTo"](x, y)); context.closePath(); });
      Object.assign(context, { fillStyle: fill, globalAlpha: shade });
      context.beginPath();
      path();
      context.fill("evenodd");
      stroke(style, path);
    },
    polyline: (points, style) => stroke(style, () => points.forEach(([x, y], at) => context[at ? "lineTo" : "moveTo"](x, y))),
    bubble(x, y, radius, { ground, fill, ...style }) {
      const path = () => context.arc(x, y, radius, 0, 2 * Math.PI);
      for (const [color, opacity] of [[ground, 1], [fill, BUBBLE_SHADE]]) {
        Object.assign(context, { fillStyle: color, globalAlpha: opacity });
        context.beginPath();
        path();
        context.fill();
      }
      stroke(style, path);
    },
    lines: (list, style) => stroke(style, () => {
      for (const [x, y, u, v] of list) { context.moveTo(x, y); context.lineTo(u, v); }
    }),
    curves: (list, style) => stroke(style, () => {
      for (const line of list) { context.moveTo(line[0], line[1]); context.quadraticCurveTo(...bend(line), line[2], line[3]); }
    }),
    arc: (x, y, radius, from, until, style) => stroke(style, () => context.arc(x, y, radius, from, until)),
    ring: (x, y, radius, style) => stroke(style, () => context.arc(x, y, radius, 0, 2 * Math.PI)),
    nodes(type, list, { fill, edge, opacity }) {
      Object.assign(context, { globalAlpha: opacity, fillStyle: fill, strokeStyle: edge, lineWidth: 1.5 });
      for (const [x, y, radius] of list) {
        context.beginPath();
        shape(type, x, y, radius);
        context.fill();
        context.stroke();
      }
      context.globalAlpha = 1;
    },
    text(text, x, y, style) {
      const { canvas, width, height } = sprite(text, style);
      context.drawImage(canvas, x - width / 2, y - height / 2, width, height);
    },
    forget: () => sprites.clear(),
  };
}

function createSvgPen(measure) {
  const svg = document.createElementNS(SVG, "svg");
  const number = (value) => String(Math.round(value * 10) / 10);
  const add = (tag, attributes, text = "") => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, typeof value === "number" ? number(value) : value);
    if (text) element.textContent = text;
    svg.append(element);
  };
  const strokeOf = ({ color, width, opacity = 1, dash = [] }) => ({
    fill: "none", stroke: color, "stroke-width": width, "stroke-opacity": String(opacity), "stroke-dasharray": dash.join(" ") || "none",
  });
  const path = (points) => "M" + points.map((point) => point.map(number).join(" ")).join("L");
  return {
    svg, measure,
    clear(width, height, color) {
      svg.setAttribute("viewBox", `0 0 ${number(width)} ${number(height)}`);
      add("rect", { x: 0, y: 0, width, height, fill: color });
    },
    discs(list, color) { for (const [cx, cy, rx, ry] of list) add("ellipse", { cx, cy, rx, ry, fill: color }); },
    area(rings, { fill, shade, ...style }) {
      add("path", { d: rings.map((ring) => path(ring) + "Z").join(""), ...strokeOf(style), fill, "fill-opacity": String(shade), "fill-rule": "evenodd" });
    },
    polyline(points, style) { add("path", { d: path(points), ...strokeOf(style) }); },
    bubble(cx, cy, r, { ground, fill, ...style }) {
      add("circle", { cx, cy, r, fill: ground });
      add("circle", { cx, cy, r, ...strokeOf(style), fill, "fill-opacity": String(BUBBLE_SHADE) });
    },
    arc(x, y, radius, from, until, style) {
      const at = (angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)].map(number).join(" ");
      const half = (from + until) / 2;
      const arc = `A${number(radius)} ${number(radius)} 0 0 1 `;
      add("path", { d: `M${at(from)}${arc}${at(half)}${arc}${at(until)}`, ...strokeOf(style) });
    },
    lines(list, style) { if (list.length) add("path", { d: list.map(([x, y, u, v]) => path([[x, y], [u, v]])).join(""), ...strokeOf(style) }); },
    curves(list, style) {
      const d = list.map((line) => `M${number(line[0])} ${number(line[1])}Q${bend(line).map(number).join(" ")} ${number(line[2])} ${number(line[3])}`);
      if (list.length) add("path", { d: d.join(""), ...strokeOf(style) });
    },
    ring(cx, cy, r, style) { add("circle", { cx, cy, r, ...strokeOf(style) }); },
    nodes(type, list, { fill, edge, opacity }) {
      const corners = lookup(SHAPES, type, SHAPES.Person);
      for (const [x, y, radius] of list) {
        const look = { fill, stroke: edge, "stroke-width": 1.5, opacity: String(opacity) };
        if (!corners.length) add("circle", { cx: x, cy: y, r: radius, ...look });
        else add("path", { d: path(corners.map(([across, down]) => [x + across * radius, y + down * radius])) + "Z", ...look });
      }
    },
    text(text, x, y, { size, bold, fill, halo }) {
      add("text", {
        x, y, fill, stroke: halo, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke", "text-anchor": "middle",
        "dominant-baseline": "central", "font-size": size, "font-weight": bold ? "bold" : "normal", "font-family": LABEL_FONT,
      }, text);
    },
  };
}
