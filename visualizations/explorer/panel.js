/* The panel: an overview, an entity's facts, what is between two, or a path; each fact with its sentence. */

const PORTION = { list: 200, facts: 15, evidence: 3, ranking: 12, groups: 8, latest: 5 };
const RELATIONS = Object.keys(WORDS.zh.from);

function typeName({ type, kind }) {
  const labels = lookup(graph.kinds, kind, null);
  return say(type) + (labels ? " · " + labels[page.language] : "");
}

/* What tells an entity from others of the same name: its finest class and the first file that names it. */
function hint(entity) {
  const [first] = entity.places;
  if (!first || !graph.isShared(entity.names[0])) return typeName(entity);
  return lookup(graph.kinds, entity.kind, { [page.language]: say(entity.type) })[page.language] + " · " + graph.articles[first[0]].file;
}

function entityLink(index) {
  return createButton("link", () => choose({ entity: index }, { center: true }), quoted(graph.entities[index].names[0]));
}

/* For each character of a quotation 1 where it names the subject, 2 where the object, 0 elsewhere: by the places where the
   text names them, or else by their names. */
function markEnds(characters, fact, evidence) {
  const marks = new Uint8Array(characters.length);
  [fact.subject, fact.object].forEach((end, side) => {
    if (end === null) return;
    const { places, names } = graph.entities[end];
    const until = evidence.start + characters.length;
    const named = places.filter(([article, first, last]) => article === evidence.article && first >= evidence.start && last <= until);
    for (const [, first, last] of named) marks.fill(side + 1, first - evidence.start, last - evidence.start);
    if (!named.length) markNames(characters, marks, names, side + 1);
  });
  return marks;
}

function markNames(characters, marks, names, mark) {
  const wanted = names.map((name) => Array.from(name)).filter(({ length }) => length).sort((one, other) => other.length - one.length);
  for (let at = 0; at < characters.length; at++) {
    const name = wanted.find((letters) => letters.every((letter, rank) => letter === characters[at + rank] && !marks[at + rank]));
    if (name) { marks.fill(mark, at, at + name.length); at += name.length - 1; }
  }
}

/* The line ends of a quotation with the blanks around them: a newspaper's column breaks words anywhere. */
function lineEnds(characters) {
  const isBlank = (at) => at >= 0 && at < characters.length && " \t\u3000".includes(characters[at]);
  const dropped = new Set();
  characters.forEach((character, at) => {
    if (character !== "\r" && character !== "\n") return;
    dropped.add(at);
    for (let left = at - 1; isBlank(left); left--) dropped.add(left);
    for (let right = at + 1; isBlank(right); right++) dropped.add(right);
  });
  return dropped;
}

/* The quotation on one line, with both ends marked. */
function createQuotation(fact, evidence) {
  const characters = Array.from(evidence.quote);
  const marks = markEnds(characters, fact, evidence);
  const dropped = lineEnds(characters);
  for (const [start, end, seen] of evidence.markup) characters.fill("", start, end)[start] = seen; // tags and references of HTML
  const element = create("blockquote", "");
  element.lang = "zh-Hans";
  const runs = [];
  characters.forEach((character, at) => {
    if (dropped.has(at)) return;
    const last = runs[runs.length - 1];
    if (last && last.mark === marks[at]) last.text += character; else runs.push({ mark: marks[at], text: character });
  });
  element.append(...runs.map(({ mark, text }) => (mark ? create("mark", "", text) : text)));
  return element;
}

function articleName(article) {
  return "《" + (article.title || say("untitled")) + "》";
}

function createEvidence(fact, evidence) {
  const article = graph.articles[evidence.article];
  const source = create("p", "quiet", quoted(articleName(article)), " · " + (article.published || say("undated")));
  if (article.publisher) source.append(" · ", quoted(article.publisher));
  const place = say("place", article.file, evidence.start, evidence.end) + (evidence.line ? say("line", evidence.line) : "");
  source.append(" · ", quoted(place));
  source.append(" · " + say("rule") + " ", create("code", "", evidence.rule), " · " + say("confidence", evidence.confidence.toFixed(2)));
  return create("div", "", createQuotation(fact, evidence), source);
}

function dateName(date) {
  const [, month, day] = date.match(/^--(\d\d)(?:-(\d\d))?$/) || [];
  if (!month) return date;
  return day ? say("noYear", month, day) : say("noYearMonth", month);
}

/* The date or the words that a fact has in place of a second entity. */
function saidOf(fact) {
  return fact.date ? create("b", "", dateName(fact.date)) : quoted(lookup(WORDS[page.language].stages, fact.text, fact.text));
}

function otherEnd(fact, index) {
  if (fact.date || fact.text) return saidOf(fact);
  if (fact.subject === null) return quoted(articleName(graph.articles[fact.article]));
  return entityLink(fact.subject === index ? fact.object : fact.subject);
}

function roleName(qualifier) {
  return lookup(WORDS[page.language].roles, qualifier, null);
}

function createTags(fact) {
  const tags = fact.qualifiers.filter((qualifier) => qualifier !== "other").map((qualifier) => {
    return create("span", "tag", roleName(qualifier) || quoted(qualifier));
  });
  if (fact.factuality !== "stated") tags.push(create("span", "tag unsure", say(fact.factuality)));
  return tags;
}

function createFact(fact, ...what) {
  const list = create("div", "");
  const proof = createPortions(list, fact.evidence, PORTION.evidence, (evidence) => createEvidence(fact, evidence));
  return create("div", "fact", create("div", "what", ...what, ...createTags(fact)), proof);
}

/* What a fact says of its other end, for a reader who looks from the entity at `index`. */
function relationName(fact, index) {
  return lookup(WORDS[page.language][fact.subject === index ? "from" : "of"], fact.predicate, fact.predicate);
}

/* What stands on a line: roles, posts and kin where the texts name them, else the relation. */
function relationNames(pair, index) {
  const facts = pair.facts.filter(filters.hasFact).map((number) => graph.facts[number]);
  const wordsOf = (fact) => {
    const roles = fact.qualifiers.filter((qualifier) => qualifier !== "other").map((qualifier) => roleName(qualifier) || qualifier);
    return roles.length ? roles : [relationName(fact, index)];
  };
  return [...new Set(facts.flatMap(wordsOf))].join("、");
}

/* The facts of an entity that pass the filters, by relation and direction: [heading, facts]. */
function groupFacts(index, numbers) {
  const groups = new Map();
  const add = (heading) => { if (!groups.has(heading)) groups.set(heading, []); return groups.get(heading); };
  const facts = numbers.map((number) => graph.facts[number]);
  const place = (fact) => 2 * RELATIONS.indexOf(fact.predicate) + Number(fact.subject !== index);
  facts.sort((one, other) => place(one) - place(other)).forEach((fact) => add(relationName(fact, index)).push(fact));
  return [...groups];
}

function createTools() {
  const tools = create("div", "tools");
  if (page.trail.length) tools.append(createButton("", goBack, "← " + say("back")));
  tools.append(createButton("", () => choose(null), say("toOverview")));
  return tools;
}

function createSteps(index) {
  const around = page.path === null && page.around === index ? page.hops : 0;
  const steps = ["whole", "oneHop", "twoHops"].map((word, hops) => createSwitch(around === hops && page.path === null, () => lookAround(index, hops), say(word)));
  const ask = createSwitch(page.asking === index, () => askPath(index), say("pathTo"));
  const group = create("div", "tools", ...steps, ask);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", say("network"));
  return group;
}

function entityPanel(index) {
  const entity = graph.entities[index];
  const all = graph.factsOf[index];
  const passing = all.filter(filters.hasFact);
  const parts = [createTools(), create("div", "badge", createIcon(entity.type), typeName(entity)), create("h2", "", quoted(entity.names[0]))];
  if (entity.names.length > 1) {
    const aliases = create("p", "quiet aliases", say("also") + " ");
    entity.names.slice(1).forEach((name, rank) => aliases.append(rank ? "、" : "", quoted(name)));
    parts.push(aliases);
  }
  parts.push(create("p", "quiet", say("facts", all.length) + " · " + say("mentions", entity.mentions)), createSteps(index));
  if (!all.length) parts.push(create("p", "", say("noFacts")));
  if (passing.length < all.length) parts.push(create("p", "quiet", say("filteredOut", all.length - passing.length)));
  for (const [heading, facts] of groupFacts(index, passing)) {
    parts.push(create("h3", "", heading + " · " + facts.length));
    parts.push(createPortions(create("div", ""), facts, PORTION.facts, (fact) => createFact(fact, otherEnd(fact, index))));
  }
  if (entity.places.length) parts.push(create("h3", "", say("named")), createPortions(create("ul", "ranking"), entity.places, PORTION.ranking, placeRow));
  return parts;
}

function placeRow([number, start, end]) {
  const article = graph.articles[number];
  return create("li", "quiet", quoted(articleName(article)), quoted(say("place", article.file, start, end), "count"));
}

/* A fact as a sentence: subject, relation, object. */
function createStatement(fact) {
  const subject = fact.subject === null ? quoted(articleName(graph.articles[fact.article])) : entityLink(fact.subject);
  const object = fact.date || fact.text ? saidOf(fact) : entityLink(fact.object);
  return createFact(fact, subject, create("span", "relation", lookup(WORDS[page.language].from, fact.predicate, fact.predicate)), object);
}

function pairFacts(pair) {
  const rows = pair.facts.filter(filters.hasFact).map((number) => graph.facts[number]);
  return createPortions(create("div", ""), rows, PORTION.facts, createStatement);
}

function pairPanel(pair) {
  const count = pair.facts.filter(filters.hasFact).length;
  return [createTools(), create("h2", "", say("between")), create("p", "quiet", say("facts", count)), pairFacts(pair)];
}

function pathPanel({ from, to, steps }) {
  const [one, other] = [from, to].map((index) => graph.entities[index].names[0]);
  if (!steps) return [createTools(), create("h2", "", say("path")), create("p", "", quoted(say("noPath", one, other)))];
  const parts = [createTools(), create("h2", "", say("path")), create("p", "", quoted(say("pathSteps", one, other, steps.length - 1)))];
  steps.slice(1).forEach((index, rank) => {
    const pair = graph.pairsOf[index].find((candidate) => [candidate.one, candidate.other].includes(steps[rank]));
    parts.push(create("h3", "", quoted(graph.entities[steps[rank]].names[0]), " → ", quoted(graph.entities[index].names[0])), pairFacts(pair));
  });
  return parts;
}

function rankingRow(index) {
  const entity = graph.entities[index];
  return create("li", "", createIcon(entity.type), entityLink(index), create("span", "count", String(entity.links)));
}

function articleRow(article) {
  return create("li", "", quoted(articleName(article)), create("span", "count", article.published || ""));
}

function latestFacts() {
  const numbers = [];
  for (let number = graph.facts.length - 1; number >= 0 && numbers.length < PORTION.latest; number--) {
    if (filters.hasFact(number) && graph.facts[number].predicate !== "authoredBy") numbers.push(number);
  }
  return numbers.map((number) => graph.facts[number]);
}

function overviewPanel() {
  const ranked = graph.entities.map((_, index) => index).filter((index) => graph.entities[index].links && filters.hasEntity(index));
  const latest = latestFacts();
  const { places = [], discs, kind } = page.scene;
  return [
    create("h2", "", say("overview")), create("p", "", say(kind === "map" ? "mapOverview" : "overviewHelp")),
    ...groupList("places", places.filter(isPeopled)),
    create("h3", "", say("most")), createPortions(create("ul", "ranking"), ranked, PORTION.ranking, rankingRow),
    ...groupList("communities", discs),
    ...(latest.length ? [create("h3", "", say("latest")), create("div", "", ...latest.map(createStatement))] : []),
    create("h3", "", say("sources") + " · " + graph.articles.length),
    createPortions(create("ul", "ranking"), graph.articles, PORTION.ranking, articleRow),
  ];
}

function chosenPanel({ pair, group, entity }) {
  return pair ? pairPanel(pair) : group ? groupPanel(group) : entityPanel(entity);
}

function renderPanel() {
  const panel = byId("panel");
  const { chosen, path } = page;
  const parts = chosen ? chosenPanel(chosen) : path ? pathPanel(path) : overviewPanel();
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
}
