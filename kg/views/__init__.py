"""What is made of a graph: networks, pages, exports."""
