/* sigma, edges hidden while it moves. */
const data = new graphology.MultiGraph();
for (const { id, label, x, y, size, color } of graph.nodes) data.addNode(id, { label, x, y: -y, size: size / 3, color });
for (const [from, to] of graph.edges) data.addEdge(from, to, { color: "#93a0a3" });
const renderer = new Sigma(data, stage, { hideEdgesOnMove: true });
renderer.once("afterRender", isDrawn);
renderer.refresh();
