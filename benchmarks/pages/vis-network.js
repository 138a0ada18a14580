/* vis-network without physics, edges hidden while it moves. */
const look = ({ id, label, x, y, color, size }) => ({ id, label, x, y, color, size, shape: "dot" });
const network = new vis.Network(stage, { nodes: graph.nodes.map(look), edges: graph.edges.map(([from, to], id) => ({ id, from, to })) }, {
  physics: false, interaction: { hideEdgesOnDrag: true, hideEdgesOnZoom: true }, edges: { smooth: false, color: "#93a0a3" },
});
network.once("afterDrawing", isDrawn);
network.fit();
