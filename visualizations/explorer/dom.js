/* Elements of the page.  Every text of the graph goes in as a text node. */

const ICONS = {
  Person: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z", Organization: "M2 2h12v12h-12z",
  AdministrativeUnit: "M8 .5l7.5 7.5l-7.5 7.5l-7.5-7.5z", Place: "M1 2h14l-7 13z", Initiative: "M4.2 1.5h7.6l3.7 6.5l-3.7 6.5h-7.6l-3.7-6.5z",
};
const byId = (id) => document.getElementById(id);

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

function createSwitch(isOn, onClick, ...children) {
  const button = createButton("", onClick, ...children);
  button.setAttribute("aria-pressed", String(isOn));
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

function saveFile(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
