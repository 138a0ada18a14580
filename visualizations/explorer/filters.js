/* Which facts and entities pass the filters.  An entity passes by its type and, where facts are filtered, by a fact. */

/* The first and the last day of articles that are dated to the day; of all where none is. */
function spanOf(articles) {
  const dated = articles.map((article) => article.days).filter((days) => days !== null);
  const exact = dated.filter(([first, last]) => first === last);
  const pick = (choose, end) => (exact.length ? exact : dated).map((days) => days[end]).reduce((one, other) => choose(one, other));
  return dated.length ? [pick(Math.min, 0), pick(Math.max, 1)] : [0, 0];
}

function createFilters(graph) {
  const span = spanOf(graph.articles);
  const filters = { types: new Set(), relations: new Set(), from: span[0], until: span[1], confidence: 0, evidence: 1, span };
  const facts = new Uint8Array(graph.facts.length);
  const entities = new Uint8Array(graph.entities.length);

  const isTimed = () => filters.from > span[0] || filters.until < span[1];
  const isSifting = () => filters.relations.size > 0 || filters.confidence > 0 || filters.evidence > 1 || isTimed();

  function isInTime(source) {
    const { days } = graph.articles[source.article];
    return days !== null && days[1] >= filters.from && days[0] <= filters.until;
  }

  function passes(fact) {
    if (filters.relations.has(fact.predicate)) return false;
    let sources = fact.evidence;
    if (filters.confidence > 0) sources = sources.filter((source) => source.confidence >= filters.confidence);
    if (isTimed()) sources = sources.filter(isInTime);
    return sources.length >= filters.evidence;
  }

  function sift(fact, number, sifting) {
    const ends = [fact.subject, fact.object].filter((end) => end !== null);
    const isIn = ends.every((end) => !filters.types.has(graph.entities[end].type)) && (!sifting || passes(fact));
    facts[number] = Number(isIn);
    if (isIn && sifting) for (const end of ends) entities[end] = 1;
  }

  function apply() {
    const sifting = isSifting();
    graph.entities.forEach(({ type }, index) => { entities[index] = Number(!sifting && !filters.types.has(type)); });
    graph.facts.forEach((fact, number) => sift(fact, number, sifting));
    const isUncertain = (number) => ["planned", "inferred"].includes(graph.facts[number].factuality);
    for (const pair of graph.pairs) {
      const passing = pair.facts.filter((number) => facts[number]);
      pair.isShown = passing.length > 0;
      pair.isUncertain = passing.every(isUncertain);
    }
  }

  function reset() {
    filters.types.clear();
    filters.relations.clear();
    Object.assign(filters, { from: span[0], until: span[1], confidence: 0, evidence: 1 });
  }

  apply();
  return Object.assign(filters, {
    apply, reset, isTimed,
    isActive: () => filters.types.size > 0 || isSifting(),
    hasFact: (number) => facts[number] === 1,
    hasEntity: (index) => entities[index] === 1,
    undated: () => graph.facts.filter((fact) => fact.evidence.every((source) => graph.articles[source.article].days === null)).length,
  });
}
