/* The graph as Python wrote it: tables by column, packed with gzip where they are large. */

/* The own entry of a table; names from the graph must not reach what tables inherit. */
function lookup(table, key, otherwise) {
  return Object.hasOwn(table, key) ? table[key] : otherwise;
}

async function unzip(text) {
  const packed = atob(text.trim());
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at++) bytes[at] = packed.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

/* A column is its values, or { of: distinct values, is: which of them in each row }. */
function unpackTable(table) {
  const names = Object.keys(table);
  const columns = names.map((name) => (Array.isArray(table[name]) ? table[name] : table[name].is.map((at) => table[name].of[at])));
  return Array.from({ length: columns.length ? columns[0].length : 0 }, (_, row) => {
    const record = {};
    names.forEach((name, column) => { record[name] = columns[column][row]; });
    return record;
  });
}

async function readGraph(element) {
  const text = element.dataset.packed ? await unzip(element.textContent) : element.textContent;
  const graph = JSON.parse(text);
  for (const name of ["entities", "articles", "facts", "evidence"]) graph[name] = unpackTable(graph[name]);
  let at = 0;
  for (const fact of graph.facts) {
    fact.evidence = graph.evidence.slice(at, at + fact.sources);
    at += fact.sources;
  }
  return indexGraph(graph);
}

/* The first and the last day that a date names (a year has many), in days since 1970; null where it names none. */
function daysOf(date) {
  const [, year, month, day] = date.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/) || [];
  if (!year) return null;
  const first = Date.UTC(Number(year), Number(month || 1) - 1, Number(day || 1)) / 864e5;
  if (day) return [first, first];
  const next = month ? Date.UTC(Number(year), Number(month)) : Date.UTC(Number(year) + 1, 0);
  return [first, next / 864e5 - 1];
}

function dayName(day) {
  return new Date(day * 864e5).toISOString().slice(0, 10);
}

/* What is looked up again and again: the facts and links of each entity, and the days of each article. */
function indexGraph(graph) {
  const { entities, facts, articles } = graph;
  articles.forEach((article) => { article.days = daysOf(article.published); });
  graph.factsOf = entities.map(() => []);
  graph.pairsOf = entities.map(() => []);
  graph.pairs = [];
  const known = new Map();
  facts.forEach((fact, number) => {
    for (const end of new Set([fact.subject, fact.object])) if (end !== null) graph.factsOf[end].push(number);
    if (fact.subject === null || fact.object === null || fact.subject === fact.object) return;
    const [one, other] = [Math.min(fact.subject, fact.object), Math.max(fact.subject, fact.object)];
    const key = one * entities.length + other;
    if (!known.has(key)) {
      const pair = { one, other, facts: [], isShown: true, isUncertain: false };
      known.set(key, pair);
      graph.pairs.push(pair);
      graph.pairsOf[one].push(pair);
      graph.pairsOf[other].push(pair);
    }
    known.get(key).facts.push(number);
  });
  nameEntities(graph);
  if (graph.map) nameUniquely(graph.map.shapes.map((shape) => [shape, shape.name]));
  return graph;
}

/* What something is called in the page's address: its name, and which of that name where there are more. */
function nameUniquely(named) {
  const counts = new Map();
  for (const [thing, name] of named) {
    const count = (counts.get(name) || 0) + 1;
    counts.set(name, count);
    thing.key = count > 1 ? name + "~" + count : name;
  }
  return counts;
}

function nameEntities(graph) {
  const counts = nameUniquely(graph.entities.map((entity) => [entity, entity.names[0]]));
  graph.byKey = new Map(graph.entities.map((entity, index) => [entity.key, index]));
  graph.isShared = (name) => counts.get(name) > 1;
}
