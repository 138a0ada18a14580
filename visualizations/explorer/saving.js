/* What is on the screen as a file: a picture, a drawing, tables. */

function savePng() {
  drawing.canvas.toBlob((blob) => saveFile("network.png", blob));
}

function saveSvg() {
  const svg = drawing.svg();
  saveFile("network.svg", new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
}

/* A cell that no spreadsheet takes for a formula. */
function cellOf(value) {
  const text = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
}

/* With a byte order mark: without it, Excel takes Chinese for something else. */
function saveTable(name, rows) {
  saveFile(name, new Blob(["\ufeff" + rows.map((row) => row.map(cellOf).join(",") + "\r\n").join("")], { type: "text/csv" }));
}

function saveEntities() {
  const heads = ["name", "type", "also", "factCount", "linkCount", "mentionCount"].map((word) => say(word));
  const rows = sortedList().map((index) => {
    const { names, type, links, mentions } = graph.entities[index];
    return [names[0], say(type), names.slice(1).join("|"), graph.factsOf[index].length, links, mentions];
  });
  saveTable("entities.csv", [heads, ...rows]);
}

function saveFacts() {
  const words = ["subject", "relation", "object", "role", "factuality", "quote", "article", "time", "file", "start", "end", "rule"];
  const heads = [...words.map((word) => say(word)), say("confidence", "").trim()];
  const nameOf = (index) => graph.entities[index].names[0];
  const members = new Set(page.scene.kind === "whole" ? graph.entities.keys() : listed());
  const rows = graph.facts.flatMap((fact, number) => {
    const ends = [fact.subject, fact.object].filter((end) => end !== null);
    if (!filters.hasFact(number) || !ends.every((end) => members.has(end))) return [];
    const subject = fact.subject === null ? articleName(graph.articles[fact.article]) : nameOf(fact.subject);
    const relation = lookup(WORDS[page.language].from, fact.predicate, fact.predicate);
    const roles = fact.qualifiers.map((qualifier) => roleName(qualifier) || qualifier).join("|");
    const what = [subject, relation, fact.object === null ? fact.date || fact.text : nameOf(fact.object), roles, say(fact.factuality)];
    return fact.evidence.map((source) => {
      const article = graph.articles[source.article];
      return [...what, source.quote, article.title, article.published, article.file, source.start, source.end, source.rule, source.confidence];
    });
  });
  saveTable("facts.csv", [heads, ...rows]);
}
