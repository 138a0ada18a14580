/* Where everything meets: the state of the page, what changes it, and what follows from a change. */

let graph = null;
let filters = null;
let drawing = null;
let findHits = null;
const page = {
  language: "zh", view: "network", theme: "", chosen: null, around: null, hops: 0, path: null, ends: null, asking: null,
  trail: [], sort: { column: 3, isDown: true }, scene: null, bins: null,
};

function say(word, ...values) {
  const text = lookup(WORDS[page.language], word, word);
  return (typeof text === "string" ? text : word).replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));
}

/* Draws anew what is to be drawn, after filters or the focus have changed. */
function renderScene({ fit = false } = {}) {
  const steps = page.path && page.path.steps;
  page.scene = createScene(graph, filters, { entity: page.around, hops: page.hops, path: steps });
  drawing.show(page.scene);
  byId("stage").dataset.shown = String(page.scene.nodes.length);
  byId("stage").dataset.kind = page.scene.kind;
  if (fit || !drawing.state.touched) drawing.fit();
}

function applyFilters() {
  filters.apply();
  if (page.path) page.path.steps = findPath(graph, page.path.from, page.path.to);
  renderScene();
  renderLegend();
  renderPanel();
  renderView();
  writeAddress();
}

function renderShown({ drawn, shown, left, isCut }) {
  const all = graph.entities.length;
  const parts = [say("shown", drawn.toLocaleString("en"), shown.toLocaleString("en")) + (shown < all ? say("ofAll", all.toLocaleString("en")) : "")];
  if (isCut) parts.push(say("zoomForMore"));
  if (left) parts.push(say("notAround", left.toLocaleString("en")));
  if (graph.left) parts.push(say("leftOut", graph.left.toLocaleString("en")));
  byId("shown").textContent = parts.join(" · ");
  byId("stage").dataset.drawn = String(drawn);
}

function show(chosen) {
  page.chosen = chosen;
  const entity = chosen && chosen.entity !== undefined ? graph.entities[chosen.entity] : null;
  if (entity && !filters.hasEntity(chosen.entity)) unhide(entity);
  drawing.choose(entity ? chosen.entity : null, chosen && chosen.pair ? chosen.pair : null);
  renderPanel();
  byId("news").textContent = entity ? entity.names[0].slice(0, 100) + " " + say("facts", graph.factsOf[chosen.entity].length) : "";
  writeAddress();
}

/* An entity that is asked for by name shows, whatever the filters say. */
function unhide(entity) {
  filters.types.delete(entity.type);
  filters.apply();
  if (!filters.hasEntity(graph.entities.indexOf(entity))) { filters.reset(); filters.apply(); }
  renderScene();
  renderLegend();
}

function choose(chosen, { center = false } = {}) {
  if (page.chosen && chosen) page.trail.push(page.chosen);
  if (!chosen) {
    page.trail = [];
    if (page.path || page.hops) { Object.assign(page, { path: null, around: null, hops: 0 }); renderScene({ fit: true }); renderView(); }
  }
  page.asking = null;
  renderAsking();
  show(chosen);
  if (!center || !chosen) return;
  const isOutside = !page.scene.isPart(chosen.entity);
  if (page.hops || isOutside) lookAround(chosen.entity, page.hops || 1);
  else drawing.center(chosen.entity);
  byId("panel").focus({ preventScroll: true });
}

function goBack() {
  const before = page.trail.pop() || null;
  if (before && before.entity !== undefined && page.hops) { page.around = before.entity; renderScene({ fit: true }); renderView(); }
  show(before);
}

function lookAround(index, hops) {
  Object.assign(page, { around: hops ? index : null, hops, path: null });
  renderScene({ fit: true });
  if (!hops) drawing.center(index);
  renderView();
  renderPanel();
  writeAddress();
}

function askPath(index) {
  page.asking = page.asking === index ? null : index;
  renderAsking();
  renderPanel();
  if (page.asking !== null) byId("query").focus();
}

function renderAsking() {
  byId("query").placeholder = say(page.asking === null ? "searchHint" : "otherEndHint");
  byId("query").classList.toggle("asking", page.asking !== null);
}

function showPath(from, to) {
  Object.assign(page, { path: { from, to, steps: findPath(graph, from, to) }, asking: null, around: null, hops: 0, chosen: null });
  drawing.choose(null);
  renderAsking();
  renderScene({ fit: true });
  renderView();
  renderPanel();
  writeAddress();
  byId("panel").focus({ preventScroll: true });
}

function takeHit(index) {
  if (page.asking !== null && page.asking !== index) return showPath(page.asking, index);
  choose({ entity: index });
  lookAround(index, page.hops || 1);
  return byId("panel").focus({ preventScroll: true });
}

function setView(view) {
  page.view = view;
  renderView();
  writeAddress();
}

function setTheme(theme) {
  page.theme = theme;
  if (theme) document.documentElement.dataset.theme = theme; else delete document.documentElement.dataset.theme;
  drawing.readColors();
}

function toggleTheme() {
  const isDark = page.theme ? page.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  setTheme(isDark ? "light" : "dark");
  writeAddress();
}

function setLanguage(language) {
  page.language = language;
  document.documentElement.lang = say("htmlLang");
  document.querySelectorAll("[data-word]").forEach((element) => { element.textContent = say(element.dataset.word); });
  document.querySelectorAll("[data-label]").forEach((element) => { element.setAttribute("aria-label", say(element.dataset.label)); });
  byId("language").textContent = say("otherLanguage");
  byId("language").lang = say("otherLang");
  byId("totals").textContent = say("totals", ...[graph.entities, graph.facts, graph.articles].map(({ length }) => length.toLocaleString("en")));
  renderAsking();
  renderLegend();
  renderView();
  renderPanel();
  drawing.redraw();
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
    "+": () => drawing.zoom(1.25), "=": () => drawing.zoom(1.25), "-": () => drawing.zoom(0.8), 0: () => drawing.fit(), Escape: () => choose(null),
    n: () => stepEntity(1), p: () => stepEntity(-1),
    Enter: () => { if (page.chosen && page.chosen.entity !== undefined) lookAround(page.chosen.entity, 1); },
  };
  if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(actions, event.key)) return;
  actions[event.key]();
  event.preventDefault();
}

/* The name under the mouse, where the drawing has no room for it. */
function showTip(index, spot) {
  drawing.hover(index);
  byId("network").classList.toggle("over", index !== null);
  const tip = byId("tip");
  tip.hidden = index === null;
  if (index === null) return;
  const entity = graph.entities[index];
  tip.replaceChildren(create("b", "", quoted(shorten(entity.names[0], 60))), create("span", "", hint(entity) + " · " + say("facts", graph.factsOf[index].length)));
  tip.classList.toggle("leftward", spot[0] > drawing.state.width / 2);
  tip.classList.toggle("upward", spot[1] > drawing.state.height / 2);
  const left = spot[0] > drawing.state.width / 2 ? spot[0] - 14 - tip.offsetWidth : spot[0] + 14;
  tip.style.transform = `translate(${Math.round(Math.max(4, left))}px, ${Math.round(spot[1] + (spot[1] > drawing.state.height / 2 ? -14 - tip.offsetHeight : 14))}px)`;
}

function renderHit(index) {
  const entity = graph.entities[index];
  return [createIcon(entity.type), quoted(shorten(entity.names[0], 60), "name"), create("small", "", hint(entity))];
}

function attachControls() {
  const actions = {
    "zoom-in": () => drawing.zoom(1.3), "zoom-out": () => drawing.zoom(1 / 1.3), "zoom-all": () => drawing.fit(), theme: toggleTheme,
    language: () => { setLanguage(page.language === "zh" ? "en" : "zh"); writeAddress(); },
    "save-png": savePng, "save-svg": saveSvg, "save-facts": saveFacts, "save-entities": saveEntities, print: () => window.print(),
    reset: () => { filters.reset(); applyFilters(); byId("types").querySelector("button").focus(); },
    "all-time": () => { [filters.from, filters.until] = filters.span; applyFilters(); },
    "show-filters": () => {
      const isOpen = byId("legend").classList.toggle("open");
      byId("show-filters").setAttribute("aria-expanded", String(isOpen));
    },
  };
  for (const [id, action] of Object.entries(actions)) byId(id).addEventListener("click", action);
  for (const view of Object.keys(VIEWS)) byId("as-" + view).addEventListener("click", () => setView(view));
  byId("time-from").addEventListener("change", (event) => setTime("from", Number(event.target.value)));
  byId("time-until").addEventListener("change", (event) => setTime("until", Number(event.target.value)));
  byId("network").addEventListener("keydown", onNetworkKey);
  byId("saving").addEventListener("click", (event) => { if (event.target.closest("#saving div button")) byId("saving").open = false; });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !["INPUT", "TEXTAREA"].includes(document.activeElement.tagName)) { byId("query").focus(); event.preventDefault(); }
  });
  attachSearch(createSearch(graph), renderHit, takeHit);
  attachGestures(drawing, { onChoose: (chosen) => choose(chosen), onHover: showTip, onMove: () => showTip(null) });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawing.readColors);
  window.addEventListener("hashchange", restore);
}

/* Shows what the address says. */
function restore() {
  readAddress();
  filters.apply();
  page.path = page.ends && { from: page.ends[0], to: page.ends[1], steps: findPath(graph, ...page.ends) };
  setTheme(page.theme);
  renderScene({ fit: true });
  setLanguage(page.language);
  if (page.chosen) show(page.chosen);
  if (page.chosen && !page.hops && !page.path) drawing.center(page.chosen.entity);
}

async function start() {
  graph = await readGraph(byId("graph"));
  filters = createFilters(graph);
  const words = { relations: relationNames, community: (name, count) => say("community", name, count.toLocaleString("en")) };
  drawing = createDrawing(byId("network"), graph, words, renderShown);
  attachControls();
  restore();
  requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.ready = "true"; }));
}

start().catch((error) => {
  byId("shown").textContent = typeof DecompressionStream === "undefined" ? say("tooOld") : String(error);
  throw error;
});
