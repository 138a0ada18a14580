"""Pages of other libraries on the same graph, at the same places, each drawn as its makers advise for many nodes.

Their scripts are fetched by npm into a cache folder, once, and are no part of this project; where npm or its
registry is not to be had, those pages are left out and the benchmark says so.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.views.page import to_json

# Each package with its version, and the script that a page needs of it, in order.
PACKAGES = {"vis-network": "10.1.5", "graphology": "0.26.0", "sigma": "3.0.3", "cytoscape": "3.34.4"}
SCRIPTS = {
    "vis-network": ["vis-network/standalone/umd/vis-network.min.js"],
    "sigma": ["graphology/dist/graphology.umd.min.js", "sigma/dist/sigma.min.js"],
    "cytoscape": ["cytoscape/dist/cytoscape.min.js"],
}
COLORS = {
    "Person": "#0072b2", "Organization": "#c77700", "AdministrativeUnit": "#6a5acd", "Place": "#00805e",
    "Initiative": "#b4548f",
}  # fmt: skip
PAGES = Path(__file__).resolve().parent / "pages"


def fetch_peers() -> Path | None:
    """Return the folder with the scripts of the other libraries; None where they cannot be fetched."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "civic-kg" / "peers"
    if all((cache / "node_modules" / name / "package.json").is_file() for name in PACKAGES):
        return cache / "node_modules"
    npm = shutil.which("npm")
    if not npm:
        return None
    cache.mkdir(parents=True, exist_ok=True)
    wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(cache), *wanted]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    return cache / "node_modules" if done.returncode == 0 else None


def peer_pages(
    folder: Path, nodes: Sequence[dict[str, Any]], edges: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield each library's name with its version, and its page: nodes with id, label, type, x, y and links."""
    drawn = [
        {key: node[key] for key in ("id", "label", "x", "y")}
        | {"color": COLORS[node["type"]], "size": 6 + min(13, 2 * node["links"] ** 0.5)}
        for node in nodes
    ]
    for name, scripts in SCRIPTS.items():
        version = json.loads((folder / name / "package.json").read_text("utf-8"))["version"]
        slots = {
            "library": "\n".join((folder / script).read_text("utf-8") for script in scripts),
            "graph": to_json({"nodes": drawn, "edges": edges}),
            "script": (PAGES / f"{name}.js").read_text("utf-8"),
        }
        template = (PAGES / "page.html").read_text("utf-8")
        yield f"{name} {version}", re.sub(r"\{\{(\w+)\}\}", lambda slot, slots=slots: slots[slot[1]], template)
