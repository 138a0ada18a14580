/* Where everything meets: the state of the page, what changes it, and what follows from a change. */

let graph = null;
let filters = null;
let drawing = null;
let findHits = null;
const page = {
  language: "zh", view: "network", theme: "", chosen: null, around: null, hops: 0, path: null, ends: null, asking: null,
  trail: [], sort: { column: 3, isDown: true }, scene: null, bins: null, spot: null, spots: {},
};

function say(word, ...values) {
  const text = lookup(WORDS[page.language], word, word);
  return (typeof text === "string" ? text : word).replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));
}

/* Draws anew what is to be drawn, after filters or the focus have changed. */
function renderScene({ fit = false } = {}) {
  const steps = page.path && page.path.steps;
  page.scene = createScene(graph, filters, { isMap: page.view === "map", entity: page.around, hops: page.hops, path: steps });
  drawing.show(page.scene);
  byId("stage").dataset.shown = String(membersOf(page.scene).length);
  byId("stage").dataset.kind = page.scene.kind;
  if (fit || !drawing.viewpoint()) drawing.fit();
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

function renderShown({ drawn, closed, folded, isCut }) {
  const count = (number) => number.toLocaleString("en");
  const [shown, all] = [membersOf(page.scene).length, graph.entities.length];
  const parts = [];
  if (page.scene.kind === "map") {
    parts.push(say("mapShown", count(page.scene.places.filter(isPeopled).length), count(shown), count(all)), say("mapLeft", count(page.scene.far)));
    if (folded) parts.push(say("zoomToUnfold"));
  } else {
    const what = closed ? say("shownClosed", count(drawn), count(closed), count(shown)) : say("shown", count(drawn), count(shown));
    parts.push(what + (shown < all ? say("ofAll", count(all)) : ""));
  }
  if (isCut) parts.push(say("zoomForMore"));
  if (page.scene.bubbles.length) parts.push(say("inBubbles", count(shown - page.scene.nodes.length)));
  if (graph.left) parts.push(say("leftOut", count(graph.left)));
  byId("shown").textContent = parts.join(" · ");
  Object.assign(byId("stage").dataset, { drawn: String(drawn), closed: String(closed) });
}

function show(chosen) {
  page.chosen = chosen;
  const entity = chosen && chosen.entity !== undefined ? graph.entities[chosen.entity] : null;
  if (entity && !filters.hasEntity(chosen.entity)) unhide(entity);
  const { group = null, pair = null } = chosen || {};
  drawing.choose(entity ? chosen.entity : null, { pair, group });
  renderPanel();
  byId("news").textContent = entity ? entity.names[0].slice(0, 100) + " " + say("facts", graph.factsOf[chosen.entity].length) : group ? groupName(group) : "";
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
  if (page.view === "map") drawing.center(chosen.entity);
  else if (page.hops || !page.scene.isPart(chosen.entity)) lookAround(chosen.entity, page.hops || 1);
  else drawing.center(chosen.entity);
  byId("panel").focus({ preventScroll: true });
}

/* A bubble unfolds, or says what is in it. */
function openGroup(group) {
  choose({ group });
  drawing.centerGroup(group);
  writeAddress();
}

function goBack() {
  const before = page.trail.pop() || null;
  if (before && before.entity !== undefined && page.hops) { page.around = before.entity; renderScene({ fit: true }); renderView(); }
  show(before);
}

/* From the map, an entity's surroundings are shown in the network. */
function leaveMap() {
  if (page.view !== "map") return;
  page.spots.map = drawing.viewpoint();
  page.view = "network";
}

function lookAround(index, hops) {
  leaveMap();
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
  leaveMap();
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
  if (page.view === "map" && page.scene.isPart(index)) drawing.center(index);
  else lookAround(index, page.hops || 1);
  return byId("panel").focus({ preventScroll: true });
}

/* Each of network and map keeps what part of it was shown. */
function setView(view) {
  const isMoved = (view === "map") !== (page.view === "map");
  if (isMoved) page.spots[page.view === "map" ? "map" : "network"] = drawing.viewpoint();
  if (isMoved && page.chosen && page.chosen.group) show(null);
  page.view = view;
  if (isMoved) {
    renderScene({ fit: true });
    const spot = page.spots[view === "map" ? "map" : "network"];
    if (spot) drawing.lookAt(spot);
    renderPanel();
  }
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
  byId("language").setAttribute("aria-label", say("otherLanguageName"));
  byId("totals").textContent = say("totals", ...[graph.entities, graph.facts, graph.articles].map(({ length }) => length.toLocaleString("en")));
  renderAsking();
  renderLegend();
  renderView();
  renderPanel();
  drawing.redraw();
}

/* From one to the next: the places of the map, or the entities that stand by themselves, and then the bubbles. */
function stepEntity(by) {
  const { kind, nodes, bubbles, places } = page.scene;
  const order = kind === "map" ? places.filter(isPeopled) : [...nodes, ...bubbles];
  const { entity, group } = page.chosen || {};
  const at = order.findIndex((one) => (typeof one === "number" ? one === entity : group && one.key === group.key));
  if (!order.length) return;
  const next = order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length];
  if (typeof next === "number") { show({ entity: next }); drawing.center(next); } else { show({ group: next }); drawing.lookAt([next.x, next.y, drawing.state.scale], false); }
  writeAddress();
}

function unfold() {
  if (!page.chosen) return;
  if (page.chosen.entity !== undefined) lookAround(page.chosen.entity, 1);
  else if (page.chosen.group) openGroup(page.chosen.group);
}

function onNetworkKey(event) {
  const actions = {
    ArrowLeft: () => drawing.pan(-70, 0), ArrowRight: () => drawing.pan(70, 0), ArrowUp: () => drawing.pan(0, -70), ArrowDown: () => drawing.pan(0, 70),
    "+": () => drawing.zoom(1.25), "=": () => drawing.zoom(1.25), "-": () => drawing.zoom(0.8), 0: () => drawing.fit(), Escape: () => choose(null),
    n: () => stepEntity(1), p: () => stepEntity(-1), Enter: unfold,
  };
  if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(actions, event.key)) return;
  actions[event.key]();
  writeMoved();
  event.preventDefault();
}

function tipOf({ entity, group }) {
  if (group) return [create("b", "", quoted(groupName(group))), create("span", "", say("openGroup"))];
  const { names } = graph.entities[entity];
  return [create("b", "", quoted(shorten(names[0], 60))), create("span", "", hint(graph.entities[entity]) + " · " + say("facts", graph.factsOf[entity].length))];
}

/* The name under the mouse, where the drawing has no room for it. */
function showTip(target, spot) {
  const { entity = null, group = null } = target || {};
  drawing.hover(entity);
  byId("network").classList.toggle("over", target !== null);
  const tip = byId("tip");
  tip.hidden = entity === null && group === null;
  if (tip.hidden) return;
  tip.replaceChildren(...tipOf(target));
  const { width, height } = drawing.state;
  const left = spot[0] > width / 2 ? spot[0] - 14 - tip.offsetWidth : spot[0] + 14;
  const top = spot[1] > height / 2 ? spot[1] - 14 - tip.offsetHeight : spot[1] + 14;
  tip.style.transform = `translate(${Math.round(Math.max(4, left))}px, ${Math.round(top)}px)`;
}

function renderHit(index) {
  const entity = graph.entities[index];
  return [createIcon(entity.type), quoted(shorten(entity.names[0], 60), "name"), create("small", "", hint(entity))];
}

/* On paper the picture is light, whatever the screen is. */
function attachPrinting() {
  const draw = (theme) => {
    if (theme) document.documentElement.dataset.theme = theme; else delete document.documentElement.dataset.theme;
    drawing.readColors();
    drawing.paintNow();
  };
  window.addEventListener("beforeprint", () => draw("light"));
  window.addEventListener("afterprint", () => draw(page.theme));
}

function attachControls() {
  const actions = {
    "zoom-in": () => { drawing.zoom(1.3); writeMoved(); }, "zoom-out": () => { drawing.zoom(1 / 1.3); writeMoved(); },
    "zoom-all": () => { drawing.fit(); writeMoved(); }, theme: toggleTheme,
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
  attachGestures(drawing, {
    onChoose: (chosen) => (chosen && chosen.group && chosen.group.kind === "community" ? openGroup(chosen.group) : choose(chosen)),
    onHover: showTip, onMove: () => { showTip(null); writeMoved(); },
  });
  attachBrush();
  attachPrinting();
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
  const group = page.group && groupsOf(page.scene).find(({ key }) => key === page.group);
  const chosen = group ? { group } : page.chosen;
  const { spot } = page;
  show(chosen || null);
  if (spot) drawing.lookAt(spot);
  else if (group) drawing.centerGroup(group);
  else if (chosen && (page.view === "map" || (!page.hops && !page.path))) drawing.center(chosen.entity);
  writeAddress();
}

async function start() {
  graph = await readGraph(byId("graph"));
  filters = createFilters(graph);
  byId("as-map").hidden = !graph.map;
  const count = (number) => number.toLocaleString("en");
  const words = {
    relations: relationNames, community: (name, number) => say("community", name, count(number)), rest: (group) => say("rest", say(group.type)),
    place: (name, number) => name + " · " + count(number), mapSource: () => say("mapSource", shorten(graph.map.source, 24)),
    distance: (metres) => (metres < 1000 ? say("metres", metres) : say("kilometres", count(metres / 1000))),
  };
  drawing = createDrawing(byId("network"), graph, words, renderShown);
  attachControls();
  restore();
  requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.ready = "true"; }));
}

start().catch((error) => {
  byId("shown").textContent = typeof DecompressionStream === "undefined" ? say("tooOld") : String(error);
  throw error;
});
