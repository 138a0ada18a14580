/* What is shown as one in the picture: bubbles, communities, places of the map; and what the panel says of them. */

function groupName(group) {
  if (group.kind === "community") return say("community", graph.entities[group.first].names[0], group.count.toLocaleString("en"));
  if (group.kind === "place") return group.shape.name || say("unnamedPlace");
  const owner = graph.entities[group.owner].names[0];
  return say(group.type ? "restOf" : "beyond", owner, group.members.length, group.type && say(group.type));
}

function groupRow(group) {
  const name = group.kind === "community" ? graph.entities[group.first].names[0] : groupName(group);
  const link = createButton("link", () => { openGroup(group); byId("panel").focus({ preventScroll: true }); }, quoted(name));
  return create("li", "", link, create("span", "count", (group.total ?? group.count).toLocaleString("en")));
}

function groupList(word, groups) {
  return groups.length ? [create("h3", "", say(word) + " · " + groups.length), createPortions(create("ul", "ranking"), groups, PORTION.groups, groupRow)] : [];
}

/* Those that a bubble, a community or a place holds, the best-connected first. */
function groupMembers(group) {
  if (group.kind !== "community") return group.members;
  return page.scene.nodes.filter((index) => graph.entities[index].community === group.number);
}

/* The facts of what a place of the map is itself. */
function placeParts({ shape, number }) {
  const numbers = [...new Set(shape.entities.flatMap((index) => graph.factsOf[index]))].filter(filters.hasFact).sort((one, other) => one - other);
  const parts = groupList("placesInside", page.scene.places.filter((place) => place.shape.within === number && isPeopled(place)));
  if (!numbers.length) return parts;
  const facts = createPortions(create("div", ""), numbers, PORTION.facts, (fact) => createStatement(graph.facts[fact]));
  return [...parts, create("h3", "", say("factCount") + " · " + numbers.length), facts];
}

function groupPanel(group) {
  const members = groupMembers(group);
  const kind = { community: "communities", rest: "", place: "map" }[group.kind];
  return [
    createTools(), kind ? create("div", "badge", say(kind)) : null, create("h2", "", quoted(groupName(group))), create("p", "quiet", say(group.kind + "Help")),
    create("h3", "", say("members") + " · " + members.length), createPortions(create("ul", "ranking"), members, PORTION.ranking, rankingRow),
    ...(group.kind === "place" ? placeParts(group) : []),
  ].filter((part) => part !== null);
}
