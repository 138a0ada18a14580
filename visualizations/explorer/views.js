/* The other views: a sortable list, a timeline of initiatives, a tree of bodies; all pass the same filters. */

const COLUMNS = [
  { word: "name", classes: "", of: (index) => graph.entities[index].names[0] },
  { word: "type", classes: "type", of: (index) => say(graph.entities[index].type) },
  { word: "also", classes: "wide", of: (index) => graph.entities[index].names.length },
  { word: "factCount", classes: "number", of: (index) => graph.factsOf[index].length },
  { word: "linkCount", classes: "number wide", of: (index) => graph.entities[index].links },
  { word: "mentionCount", classes: "number wide", of: (index) => graph.entities[index].mentions },
];

/* The entities of the network as it stands now, those in bubbles too. */
function listed() {
  return membersOf(page.scene);
}

function sortedList() {
  const { of } = COLUMNS[page.sort.column];
  const sign = page.sort.isDown ? -1 : 1;
  const compare = (one, other) => (typeof one === "string" ? one.localeCompare(other, "zh-Hans") : one - other);
  return listed().map((index) => [of(index), index]).sort((one, other) => sign * compare(one[0], other[0]) || one[1] - other[1]).map(([, index]) => index);
}

function createRow(index) {
  const entity = graph.entities[index];
  const aliases = quoted(entity.names.slice(1, 9).join("、"), "clip");
  const name = create("td", "", entityLink(index));
  const type = create("td", "", create("span", "badge", createIcon(entity.type), hint(entity)));
  const numbers = [[graph.factsOf[index].length, "number"], [entity.links, "number wide"], [entity.mentions, "number wide"]];
  return create("tr", "", name, type, create("td", "wide", aliases), ...numbers.map(([count, classes]) => create("td", classes, String(count))));
}

function createHead({ word, classes }, column) {
  const isSorted = page.sort.column === column;
  const mark = isSorted ? (page.sort.isDown ? " ↓" : " ↑") : "";
  const button = createButton("sort", () => {
    page.sort = { column, isDown: isSorted ? !page.sort.isDown : classes.includes("number") };
    showList();
    byId("list").querySelectorAll("th button")[column].focus();
    writeAddress();
  }, say(word) + mark);
  button.title = say("sortBy", say(word));
  const head = create("th", classes, button);
  head.scope = "col";
  head.setAttribute("aria-sort", isSorted ? (page.sort.isDown ? "descending" : "ascending") : "none");
  return head;
}

function showList() {
  const body = create("tbody", "");
  const table = create("table", "", create("thead", "", create("tr", "", ...COLUMNS.map(createHead))), body);
  const holder = createPortions(body, sortedList(), PORTION.list, createRow);
  holder.prepend(table);
  table.append(body);
  byId("list").replaceChildren(holder);
}

/* [date or "", initiative] for each day that an initiative takes place on, in order; those without a date last. */
function datedInitiatives() {
  const rows = [];
  for (const index of listed()) {
    if (graph.entities[index].type !== "Initiative") continue;
    const facts = graph.factsOf[index].filter(filters.hasFact).map((number) => graph.facts[number]);
    const dates = [...new Set(facts.filter((fact) => fact.date && fact.subject === index).map((fact) => fact.date))];
    for (const date of dates.length ? dates : [""]) rows.push([date, index]);
  }
  const order = (date) => (date === "" ? "￿" : date.startsWith("--") ? "￾" + date : date);
  return rows.sort((one, other) => (order(one[0]) < order(other[0]) ? -1 : order(one[0]) > order(other[0]) ? 1 : one[1] - other[1]));
}

function monthName(date) {
  const [, year, month] = date.match(/^(\d{4})-(\d\d)/) || [];
  return date === "" ? say("noMonth") : date.startsWith("--") ? say("noYearGroup") : year ? say("byMonth", year, Number(month), month) : date.slice(0, 4);
}

/* Who holds an initiative, and where: what a reader of a calendar asks. */
function holders(index) {
  const facts = graph.factsOf[index].filter(filters.hasFact).map((number) => graph.facts[number]);
  const who = facts.filter((fact) => fact.predicate === "organizes" && fact.object === index).map((fact) => fact.subject);
  const where = facts.filter((fact) => fact.predicate === "heldAt" && fact.subject === index).map((fact) => fact.object);
  return [...new Set([...who, ...where])].slice(0, 6);
}

function createEvent([date, index]) {
  const entity = graph.entities[index];
  const ends = holders(index).map((end) => create("li", "", createIcon(graph.entities[end].type), entityLink(end)));
  const what = create("div", "", entityLink(index), ends.length ? create("ul", "ends", ...ends) : null);
  return create("li", "event", create("span", "date", date ? dateName(date) : ""), createIcon(entity.type), what);
}

function showTimeline() {
  const months = new Map();
  for (const row of datedInitiatives()) {
    const month = monthName(row[0]);
    if (!months.has(month)) months.set(month, []);
    months.get(month).push(row);
  }
  const parts = [...months].flatMap(([month, rows]) => [
    create("h2", "", month + " · " + rows.length), createPortions(create("ol", "events"), rows, PORTION.list, createEvent),
  ]);
  byId("timeline").replaceChildren(...(parts.length ? parts : [create("p", "", say("noInitiatives"))]));
}

/* For each body or unit the one that it stands under, by the texts; what is an organization's own place is none. */
function parentsOf() {
  const parents = new Map();
  const members = new Set(listed());
  const isBody = (index) => index !== null && ["Organization", "AdministrativeUnit"].includes(graph.entities[index].type) && members.has(index) && filters.hasEntity(index);
  for (const predicate of ["subUnitOf", "locatedIn"]) {
    graph.facts.forEach((fact, number) => {
      const { subject, object } = fact;
      if (fact.predicate !== predicate || !filters.hasFact(number) || !isBody(subject) || !isBody(object) || parents.has(subject)) return;
      for (let above = object; above !== undefined; above = parents.get(above)) if (above === subject) return;
      parents.set(subject, object);
    });
  }
  return parents;
}

function createBranch(index, children) {
  const entity = graph.entities[index];
  const below = children.get(index) || [];
  const label = create("span", "branch", createIcon(entity.type), entityLink(index), below.length ? create("span", "quiet", say("parts", below.length)) : null);
  return create("li", "", label, below.length ? createPortions(create("ul", "tree"), below, PORTION.list, (child) => createBranch(child, children)) : null);
}

function showTree() {
  const parents = parentsOf();
  const children = new Map();
  for (const [child, parent] of parents) children.set(parent, [...(children.get(parent) || []), child]);
  const rank = (index) => (graph.entities[index].type === "AdministrativeUnit" ? 0 : 1);
  const sizes = new Map();
  const sizeOf = (index) => {
    if (!sizes.has(index)) sizes.set(index, 1 + (children.get(index) || []).reduce((sum, child) => sum + sizeOf(child), 0));
    return sizes.get(index);
  };
  for (const below of children.values()) below.sort((one, other) => rank(one) - rank(other) || one - other);
  const roots = [...children.keys()].filter((index) => !parents.has(index)).sort((one, other) => sizeOf(other) - sizeOf(one) || one - other);
  const tree = roots.map((index) => createBranch(index, children));
  byId("tree").replaceChildren(...(tree.length ? [create("p", "quiet", say("treeHelp")), create("ul", "tree", ...tree)] : [create("p", "", say("noTree"))]));
}

const VIEWS = { network: () => drawing.redraw(), map: () => drawing.redraw(), list: showList, timeline: showTimeline, tree: showTree };

function renderView() {
  for (const view of Object.keys(VIEWS)) {
    if (view !== "network" && view !== "map") byId(view).hidden = page.view !== view;
    byId("as-" + view).setAttribute("aria-pressed", String(page.view === view));
  }
  byId("stage").hidden = page.view !== "network" && page.view !== "map";
  byId("network").setAttribute("aria-label", say(page.view === "map" ? "mapHelp" : "networkHelp"));
  VIEWS[page.view]();
}
