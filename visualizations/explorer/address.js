/* The view in the page's address, after #, so that it can be linked and comes back. */

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  const indexOf = (key) => graph.byKey.get(given.get(key) || "") ?? null;
  const words = (key) => new Set((given.get(key) || "").split(",").filter(Boolean));
  const number = (key, least, most, otherwise) => {
    const value = Number(given.get(key));
    return given.has(key) && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : otherwise;
  };
  const day = (key, end) => Math.min(filters.span[1], Math.max(filters.span[0], (daysOf(given.get(key) || "") ?? filters.span)[end]));
  Object.assign(filters, {
    types: words("hide"), relations: words("without"), confidence: number("confidence", 0, 1, 0), evidence: number("sources", 1, 10, 1),
    from: day("from", 0), until: day("until", 1),
  });
  page.language = given.get("lang") === "en" ? "en" : "zh";
  const isView = Object.hasOwn(VIEWS, given.get("view") || "") && (graph.map || given.get("view") !== "map");
  page.view = isView ? given.get("view") : "network";
  page.theme = ["dark", "light"].includes(given.get("theme")) ? given.get("theme") : "";
  page.sort = { column: number("sort", 0, COLUMNS.length - 1, 3) | 0, isDown: given.get("order") !== "up" };
  page.around = indexOf("around");
  page.hops = page.around === null ? 0 : number("hops", 1, 2, 1) | 0;
  page.chosen = indexOf("entity") === null ? null : { entity: indexOf("entity") };
  page.group = given.get("group");
  page.spot = spotOf(given.get("at"));
  page.ends = indexOf("path") !== null && indexOf("to") !== null ? [indexOf("path"), indexOf("to")] : null;
}

/* The middle of the screen and its scale, as the drawing takes them; null where they make no sense. */
function spotOf(text) {
  const numbers = (text || "").split(",").map(Number);
  return numbers.length === 3 && numbers.every((value) => Number.isFinite(value) && Math.abs(value) < 1e7) && numbers[2] > 0 ? numbers : null;
}

/* Browsers refuse an address that changes too often; a movement is written once it has ended. */
function writeMoved() {
  clearTimeout(page.moving);
  page.moving = setTimeout(writeAddress, 250);
}

function writeAddress() {
  clearTimeout(page.moving);
  const given = new URLSearchParams();
  const keyOf = (index) => graph.entities[index].key;
  const put = (key, value, isPut) => { if (isPut) given.set(key, String(value)); };
  put("view", page.view, page.view !== "network");
  put("entity", page.chosen && page.chosen.entity !== undefined && keyOf(page.chosen.entity), page.chosen && page.chosen.entity !== undefined);
  put("group", page.chosen && page.chosen.group && page.chosen.group.key, page.chosen && page.chosen.group);
  put("around", page.hops && keyOf(page.around), page.hops);
  put("hops", page.hops, page.hops > 1);
  put("path", page.path && keyOf(page.path.from), page.path);
  put("to", page.path && keyOf(page.path.to), page.path);
  put("hide", [...filters.types].join(","), filters.types.size);
  put("without", [...filters.relations].join(","), filters.relations.size);
  put("from", dayName(filters.from), filters.from > filters.span[0]);
  put("until", dayName(filters.until), filters.until < filters.span[1]);
  put("confidence", filters.confidence, filters.confidence > 0);
  put("sources", filters.evidence, filters.evidence > 1);
  put("sort", page.sort.column, page.sort.column !== 3);
  put("order", "up", !page.sort.isDown);
  put("lang", page.language, page.language !== "zh");
  put("theme", page.theme, page.theme);
  const spot = drawing.state.moved ? drawing.viewpoint() : null;
  put("at", spot && spot.map((value, rank) => Number(value.toFixed(rank < 2 ? 1 : 4))).join(","), spot);
  /* In a notebook's frame the address cannot be changed; the page works without. */
  try { history.replaceState(null, "", "#" + given); } catch { page.isFramed = true; }
}
