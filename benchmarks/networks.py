"""How long networks, projections, measures and their files take: python benchmarks/networks.py [SIZE ...].

CPU seconds and megabytes, on the fictional graphs of `graphs.py`, 1,000 and 20,000 entities unless told; writes the
table into docs/networks.md.
"""

import io
import os
import platform
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kg.views.gexf import write_gexf, write_graphml
from kg.views.measures import measure
from kg.views.network import network_of
from kg.views.picture import write_svg
from kg.views.projection import projection_of
from kg.views.pyvis import pyvis_of

sys.path.insert(0, str(Path(__file__).resolve().parent))
from graphs import fictional_graph

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "networks.md"
MARKS = "<!-- measured -->", "<!-- end of measured -->"


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def written(write: Callable[[Any, Any], None], network: Any) -> int:
    out = io.BytesIO()
    write(network, out)
    return len(out.getvalue())


def rows(size: int) -> Iterator[tuple[str, float, str]]:
    """What is done, CPU seconds, and what comes of it."""
    entities, _, facts = fictional_graph(size)
    seconds, network = timed(lambda: network_of(entities, facts))
    yield "`to_networkx`, from rows", seconds, f"{len(network):,} nodes, {network.number_of_edges():,} links"
    for to in ("person", "organization"):
        seconds, projection = timed(lambda to=to: projection_of(entities, facts, to))  # type: ignore[misc]
        yield f"projection, {to}", seconds, f"{len(projection):,} nodes, {projection.number_of_edges():,} links"
    seconds, measures = timed(lambda: measure(network))
    yield "measures of the whole", seconds, f"betweenness from {measures.pivots:,} nodes"
    for name, write in (("GEXF", write_gexf), ("GraphML", write_graphml), ("SVG", write_svg)):
        seconds, size_of_file = timed(lambda write=write: written(write, network))  # type: ignore[misc]
        yield name, seconds, f"{size_of_file / 1e6:.1f} MB"
    seconds, drawn = timed(lambda: pyvis_of(network))
    yield "`to_pyvis`, with the layout", seconds, f"{drawn.num_nodes():,} nodes, {drawn.num_edges():,} links"


def main() -> None:
    """Measure and write."""
    sizes = [int(size) for size in sys.argv[1:]] or [1000, 20_000]
    lines = ["| entities | what | CPU s | result |", "| ---: | --- | ---: | --- |"]
    for size in sizes:
        for what, seconds, result in rows(size):
            lines.append(f"| {size:,} | {what} | {seconds:.1f} | {result} |")
            print(lines[-1], flush=True)
    where = f"Python {platform.python_version()}, {os.cpu_count()} cores of {platform.machine()}, no GPU"
    measured = f"{MARKS[0]}\n{where}:\n\n" + "\n".join(lines) + f"\n{MARKS[1]}"
    pattern = re.escape(MARKS[0]) + ".*" + re.escape(MARKS[1])
    text = re.sub(pattern, lambda _: measured, DOCUMENT.read_text("utf-8"), flags=re.DOTALL)
    DOCUMENT.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
