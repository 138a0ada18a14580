"use strict";

/* The network as pyvis describes it, drawn by the vis-network that pyvis brings; texts go in as text nodes. */

const { nodes, edges } = JSON.parse(document.getElementById("graph").textContent);
const what = document.getElementById("what");
const labels = new Map(nodes.map((node) => [node.id, node.title]));

function paragraph(text) {
  const element = document.createElement("p");
  element.lang = "zh-Hans";
  element.textContent = text;
  return element;
}

/* The facts at a node, or of one line, with their sentences. */
function show(titles, facts) {
  what.replaceChildren(...titles.map(paragraph), ...facts.map((edge) => paragraph(labels.get(edge.from) + "\n" + edge.title + "\n→ " + labels.get(edge.to))));
}

const drawn = {
  nodes: nodes.map(({ title, ...node }) => node),
  edges: edges.map(({ title, ...edge }, number) => ({ ...edge, id: "e" + number })),
};
const network = new vis.Network(document.getElementById("network"), drawn, {
  physics: false, layout: { improvedLayout: false }, nodes: { font: { multi: false } }, edges: { smooth: false, arrows: { to: { scaleFactor: 0.5 } } },
  interaction: { hideEdgesOnDrag: nodes.length > 300, hideEdgesOnZoom: nodes.length > 300, keyboard: true },
});
network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node) show([labels.get(node)], edges.filter(({ from, to }) => from === node || to === node));
  else if (edge) show([], [edges[Number(edge.slice(1))]]);
  else show([], []);
});
network.once("afterDrawing", () => { document.documentElement.dataset.ready = "true"; });
