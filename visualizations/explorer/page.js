/* Search, filters, list and the panel of facts.  Every text of the graph goes in as a text node. */

const SVG = "http://www.w3.org/2000/svg";
const TYPES = Object.keys(SHAPES);
const ICONS = {
  Person: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z", Organization: "M2 2h12v12h-12z",
  AdministrativeUnit: "M8 .5l7.5 7.5l-7.5 7.5l-7.5-7.5z", Place: "M1 2h14l-7 13z", Initiative: "M4.2 1.5h7.6l3.7 6.5l-3.7 6.5h-7.6l-3.7-6.5z",
};
const RELATIONS = Object.keys(WORDS.zh.from);
const PORTION = { list: 200, facts: 15, evidence: 3, ranking: 12, hits: 12 };

const graph = JSON.parse(document.getElementById("graph").textContent);
const factsOf = graph.entities.map(() => []);
graph.facts.forEach((fact, index) => {
  for (const end of new Set([fact.subject, fact.object])) if (end !== null) factsOf[end].push(index);
});
const shared = new Map();
graph.entities.forEach(({ names: [name] }) => shared.set(name, (shared.get(name) || 0) + 1));
const folded = graph.entities.map(({ names }) => names.map(fold));
const page = { language: "zh", hidden: new Set(), chosen: null, trail: [], listed: PORTION.list, hits: [], hit: -1 };
const byId = (id) => document.getElementById(id);

function say(word, ...values) {
  return lookup(WORDS[page.language], word, word).replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));
}

function fold(text) {
  return text.normalize("NFKC").toLowerCase();
}

function create(tag, classes, ...children) {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  element.append(...children.filter((child) => child !== null));
  return element;
}

/* Text of the graph: always Chinese, and its direction cannot leave it. */
function quoted(text, classes = "") {
  const element = create("bdi", classes, text);
  element.lang = "zh-Hans";
  return element;
}

function createButton(classes, onClick, ...children) {
  const button = create("button", classes, ...children);
  button.type = "button";
  button.addEventListener("click", onClick);
  return button;
}

function createIcon(type) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", lookup(ICONS, type, ICONS.Person));
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "icon " + type);
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}

function typeName({ type, kind }) {
  const labels = lookup(graph.kinds, kind, null);
  return say(type) + (labels ? " · " + labels[page.language] : "");
}

/* What tells an entity from others of the same name: its finest class and the first file that names it. */
function hint(entity) {
  const [first] = entity.places;
  if (!first || shared.get(entity.names[0]) === 1) return typeName(entity);
  return lookup(graph.kinds, entity.kind, { [page.language]: say(entity.type) })[page.language] + " · " + graph.articles[first[0]].file;
}

function entityLink(index) {
  return createButton("link", () => choose({ entity: index }, { center: true }), quoted(graph.entities[index].names[0]));
}

/* A list that shows its first items, and more on demand. */
function createPortions(list, items, size, render) {
  const holder = create("div", "");
  const add = (from) => {
    list.append(...items.slice(from, from + size).map(render));
    const left = items.length - from - size;
    if (left > 0) {
      const more = createButton("", () => { more.remove(); add(from + size); }, say("more", Math.min(left, size)));
      holder.append(more);
    }
  };
  add(0);
  holder.prepend(list);
  return holder;
}

/* The quotation on one line, each name of the two ends marked; a newspaper's column breaks words anywhere. */
function createQuotation(quote, names) {
  const text = quote.replace(/[ \t\u3000]*[\r\n]+[ \t\u3000]*/g, "");
  const wanted = [...new Set(names)].filter(Boolean).sort((one, other) => other.length - one.length);
  const element = create("blockquote", "");
  element.lang = "zh-Hans";
  let plain = "";
  for (let at = 0; at < text.length;) {
    const name = wanted.find((candidate) => text.startsWith(candidate, at));
    if (name) { element.append(plain, create("mark", "", name)); plain = ""; }
    else plain += text[at];
    at += name ? name.length : 1;
  }
  element.append(plain);
  return element;
}

function endNames(fact) {
  return [fact.subject, fact.object].filter((end) => end !== null).flatMap((end) => graph.entities[end].names);
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
  return create("div", "", createQuotation(evidence.quote, endNames(fact)), source);
}

function dateName(date) {
  const [, month, day] = date.match(/^--(\d\d)(?:-(\d\d))?$/) || [];
  if (!month) return date;
  return day ? say("noYear", month, day) : say("noYearMonth", month);
}

function otherEnd(fact, index) {
  if (fact.date) return create("b", "", dateName(fact.date));
  if (fact.subject === null) return quoted(articleName(graph.articles[fact.article]));
  return entityLink(fact.subject === index ? fact.object : fact.subject);
}

function createTags(fact) {
  const tags = fact.qualifiers.filter((qualifier) => qualifier !== "other").map((qualifier) => {
    return create("span", "tag", lookup(WORDS[page.language].roles, qualifier, null) || quoted(qualifier));
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

/* The facts of an entity, by relation and direction: [heading, facts]. */
function groupFacts(index) {
  const groups = new Map();
  const add = (heading) => { if (!groups.has(heading)) groups.set(heading, []); return groups.get(heading); };
  const facts = factsOf[index].map((number) => graph.facts[number]);
  const place = (fact) => 2 * RELATIONS.indexOf(fact.predicate) + Number(fact.subject !== index);
  facts.sort((one, other) => place(one) - place(other)).forEach((fact) => add(relationName(fact, index)).push(fact));
  return [...groups];
}

function createTools(index) {
  const tools = create("div", "tools");
  if (page.trail.length) tools.append(createButton("", goBack, "← " + say("back")));
  tools.append(createButton("", () => choose(null), say("toOverview")));
  if (index !== null && index < graph.drawn) tools.append(createButton("", () => setView("network"), say("center")));
  return tools;
}

function entityPanel(index) {
  const entity = graph.entities[index];
  const parts = [createTools(index), create("div", "badge", createIcon(entity.type), typeName(entity)), create("h2", "", quoted(entity.names[0]))];
  if (entity.names.length > 1) {
    const aliases = create("p", "quiet aliases", say("also") + " ");
    entity.names.slice(1).forEach((name, rank) => aliases.append(rank ? "、" : "", quoted(name)));
    parts.push(aliases);
  }
  parts.push(create("p", "quiet", say("facts", factsOf[index].length) + " · " + say("mentions", entity.mentions)));
  if (index >= graph.drawn) parts.push(create("p", "quiet", say("notDrawn")));
  if (!factsOf[index].length) parts.push(create("p", "", say("noFacts")));
  for (const [heading, facts] of groupFacts(index)) {
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

function pairPanel({ facts }) {
  const rows = facts.map((number) => graph.facts[number]);
  const heading = create("h3", "", say("between") + " · " + say("facts", rows.length));
  const render = (fact) => createFact(fact, entityLink(fact.subject), create("span", "relation", relationName(fact, fact.subject)), entityLink(fact.object));
  return [createTools(null), heading, createPortions(create("div", ""), rows, PORTION.facts, render)];
}

function rankingRow(index) {
  const entity = graph.entities[index];
  return create("li", "", createIcon(entity.type), entityLink(index), create("span", "count", String(entity.links)));
}

function articleRow(article) {
  return create("li", "", quoted(articleName(article)), create("span", "count", article.published || ""));
}

function overviewPanel() {
  const ranked = graph.entities.map((_, index) => index).filter((index) => graph.entities[index].links);
  return [
    create("h2", "", say("overview")), create("p", "", say("overviewHelp")),
    create("h3", "", say("most")), createPortions(create("ul", "ranking"), ranked, PORTION.ranking, rankingRow),
    create("h3", "", say("sources") + " · " + graph.articles.length),
    createPortions(create("ul", "ranking"), graph.articles, PORTION.ranking, articleRow),
  ];
}

function renderPanel() {
  const panel = byId("panel");
  const { chosen } = page;
  panel.replaceChildren(...(!chosen ? overviewPanel() : chosen.pair ? pairPanel(chosen.pair) : entityPanel(chosen.entity)));
  panel.scrollTop = 0;
}

function show(chosen) {
  page.chosen = chosen;
  const entity = chosen && chosen.entity !== undefined ? graph.entities[chosen.entity] : null;
  if (entity && page.hidden.delete(entity.type)) applyFilter();
  drawing.choose(entity ? chosen.entity : null);
  renderPanel();
  byId("news").textContent = entity ? entity.names[0].slice(0, 100) + " " + say("facts", factsOf[chosen.entity].length) : "";
}

function choose(chosen, { center = false } = {}) {
  if (page.chosen && chosen) page.trail.push(page.chosen);
  if (!chosen) page.trail = [];
  show(chosen);
  if (center && chosen) { drawing.center(chosen.entity); byId("panel").focus({ preventScroll: true }); }
}

function goBack() {
  show(page.trail.pop() || null);
}

function shownEntities() {
  return graph.entities.map((_, index) => index).filter((index) => !page.hidden.has(graph.entities[index].type));
}

function createRow(index) {
  const entity = graph.entities[index];
  const aliases = quoted(entity.names.slice(1, 9).join("、"), "clip");
  const name = create("td", "", entityLink(index));
  const type = create("td", "", create("span", "badge", createIcon(entity.type), hint(entity)));
  const facts = create("td", "number", String(factsOf[index].length));
  const mentions = create("td", "number wide", String(entity.mentions));
  return create("tr", "", name, type, create("td", "wide", aliases), facts, mentions);
}

function renderList() {
  const columns = [["name", ""], ["type", "type"], ["also", "wide"], ["factCount", "number"], ["mentionCount", "number wide"]];
  const heads = columns.map(([word, classes]) => {
    const head = create("th", classes, say(word));
    head.scope = "col";
    return head;
  });
  const body = create("tbody", "");
  const table = create("table", "", create("thead", "", create("tr", "", ...heads)), body);
  const holder = createPortions(body, shownEntities(), PORTION.list, createRow);
  holder.prepend(table);
  table.append(body);
  byId("list").replaceChildren(holder);
}

function setView(view) {
  byId("list").hidden = view !== "list";
  byId("stage").hidden = view !== "network";
  byId("as-list").setAttribute("aria-pressed", String(view === "list"));
  byId("as-network").setAttribute("aria-pressed", String(view === "network"));
  if (view === "network" && page.chosen && !page.chosen.pair) drawing.center(page.chosen.entity);
}

function applyFilter() {
  drawing.hide(new Set(page.hidden));
  renderTypes();
  renderList();
  renderShown();
}

function renderShown() {
  const drawn = drawing.visible().length;
  const left = graph.entities.length - graph.drawn;
  byId("shown").textContent = say("shown", drawn) + (left ? " · " + say("leftOut", left) : "");
  byId("stage").dataset.drawn = String(drawn);
}

function renderTypes() {
  byId("types").replaceChildren(...TYPES.map((type) => {
    const count = graph.entities.filter((entity) => entity.type === type).length;
    const button = createButton("", () => toggleType(type), createIcon(type), say(type), create("span", "count", String(count)));
    button.dataset.type = type;
    button.setAttribute("aria-pressed", String(!page.hidden.has(type)));
    return button;
  }));
}

function toggleType(type) {
  if (!page.hidden.delete(type)) page.hidden.add(type);
  applyFilter();
  byId("types").querySelector(`[data-type="${type}"]`).focus();
}

function setLanguage(language) {
  page.language = language;
  document.documentElement.lang = say("htmlLang");
  document.querySelectorAll("[data-word]").forEach((element) => { element.textContent = say(element.dataset.word); });
  document.querySelectorAll("[data-label]").forEach((element) => { element.setAttribute("aria-label", say(element.dataset.label)); });
  document.querySelectorAll("[data-placeholder]").forEach((element) => { element.placeholder = say(element.dataset.placeholder); });
  byId("language").textContent = say("otherLanguage");
  byId("language").lang = say("otherLang");
  byId("totals").textContent = say("totals", graph.entities.length, graph.facts.length, graph.articles.length);
  renderTypes();
  renderList();
  renderShown();
  renderPanel();
  drawing.redraw();
}

/* 0 the whole name, 1 its beginning, 2 inside it, for the best of an entity's names; 3 not at all. */
function rankHit(index, wanted) {
  return Math.min(...folded[index].map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3)));
}

function findHits(query) {
  const wanted = fold(query.trim());
  if (!wanted) return [];
  const ranked = graph.entities.map((_, index) => [rankHit(index, wanted), index]).filter(([rank]) => rank < 3);
  return ranked.sort((one, other) => one[0] - other[0] || one[1] - other[1]).slice(0, PORTION.hits).map(([, index]) => index);
}

function createNoHit() {
  const row = create("li", "none", say("noHit"));
  row.setAttribute("role", "option");
  row.setAttribute("aria-disabled", "true");
  return row;
}

function renderHits(open) {
  const query = byId("query");
  const rows = page.hits.map((index, rank) => {
    const entity = graph.entities[index];
    const row = create("li", "", createIcon(entity.type), quoted(shorten(entity.names[0], 60), "name"), create("small", "", hint(entity)));
    row.id = "hit" + rank;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", String(rank === page.hit));
    row.addEventListener("pointerdown", (event) => { event.preventDefault(); takeHit(rank); });
    return row;
  });
  byId("hits").replaceChildren(...(rows.length ? rows : [createNoHit()]));
  byId("hits").hidden = !open;
  query.setAttribute("aria-expanded", String(open));
  if (open && page.hit >= 0) query.setAttribute("aria-activedescendant", "hit" + page.hit);
  else query.removeAttribute("aria-activedescendant");
}

function takeHit(rank) {
  const index = page.hits[rank];
  if (index === undefined) return;
  renderHits(false);
  choose({ entity: index }, { center: true });
}

function search() {
  page.hits = findHits(byId("query").value);
  page.hit = page.hits.length ? 0 : -1;
  renderHits(byId("query").value.trim() !== "");
}

function onSearchKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && page.hits.length) {
    page.hit = (page.hit + step + page.hits.length) % page.hits.length;
    renderHits(true);
  } else if (event.key === "Enter" && !event.isComposing) takeHit(page.hit);
  else if (event.key === "Escape") renderHits(false);
  else return;
  event.preventDefault();
}

function stepEntity(by) {
  const order = drawing.visible();
  const at = page.chosen ? order.indexOf(page.chosen.entity) : -1;
  if (!order.length) return;
  const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length;
  show({ entity: order[next] });
  drawing.center(order[next]);
}

function onNetworkKey(event) {
  const actions = {
    ArrowLeft: () => drawing.pan(-70, 0), ArrowRight: () => drawing.pan(70, 0), ArrowUp: () => drawing.pan(0, -70), ArrowDown: () => drawing.pan(0, 70),
    "+": () => drawing.zoom(1.25), "=": () => drawing.zoom(1.25), "-": () => drawing.zoom(0.8), 0: drawing.fit, Escape: () => choose(null),
    n: () => stepEntity(1), p: () => stepEntity(-1),
  };
  if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(actions, event.key)) return;
  actions[event.key]();
  event.preventDefault();
}

const drawing = createDrawing(byId("network"), graph, relationName, (chosen) => choose(chosen));
byId("query").addEventListener("input", search);
byId("query").addEventListener("focus", search);
byId("query").addEventListener("blur", () => renderHits(false));
byId("query").addEventListener("keydown", onSearchKey);
byId("network").addEventListener("keydown", onNetworkKey);
byId("as-network").addEventListener("click", () => setView("network"));
byId("as-list").addEventListener("click", () => setView("list"));
byId("language").addEventListener("click", () => setLanguage(page.language === "zh" ? "en" : "zh"));
byId("zoom-in").addEventListener("click", () => drawing.zoom(1.3));
byId("zoom-out").addEventListener("click", () => drawing.zoom(1 / 1.3));
byId("zoom-all").addEventListener("click", drawing.fit);
setLanguage("zh");
document.documentElement.dataset.ready = "true";
