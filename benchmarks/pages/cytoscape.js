/* cytoscape on its canvas, a picture of the graph instead of the graph while it moves. */
const nodes = graph.nodes.map((node) => ({ data: node, position: { x: node.x, y: node.y } }));
const edges = graph.edges.map(([source, target], id) => ({ data: { id: "e" + id, source, target } }));
const network = cytoscape({
  container: stage, elements: [...nodes, ...edges], layout: { name: "preset" }, textureOnViewport: true, hideEdgesOnViewport: true,
  style: [
    { selector: "node", style: { label: "data(label)", "background-color": "data(color)", width: "data(size)", height: "data(size)", "min-zoomed-font-size": 8 } },
    { selector: "edge", style: { width: 1, "line-color": "#93a0a3", "curve-style": "haystack" } },
  ],
});
network.ready(isDrawn);
