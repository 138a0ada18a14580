/* The filters, which are the legend: types with their shapes, relations, confidence, sources; and the dates below. */

const BINS = 60;

function countBy(items, keyOf) {
  const counts = new Map();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) || 0) + 1);
  return counts;
}

function createToggle(attribute, value, off, count, ...label) {
  const toggle = createSwitch(!off.has(value), () => {
    if (!off.delete(value)) off.add(value);
    applyFilters();
    for (const element of document.querySelectorAll(`[data-${attribute}]`)) if (element.dataset[attribute] === value) element.focus();
  }, ...label, create("span", "count", count.toLocaleString("en")));
  toggle.dataset[attribute] = value;
  return toggle;
}

function createSlider(id, text, settings, value, onChange) {
  const slider = create("input", "");
  Object.assign(slider, { type: "range", id, ...settings });
  slider.value = String(value);
  slider.addEventListener("change", () => { onChange(Number(slider.value)); byId(id).focus(); });
  const label = create("label", "slider", create("span", "", text), slider);
  label.htmlFor = id;
  return label;
}

function renderLegend() {
  const types = countBy(graph.entities, ({ type }) => type);
  const relations = countBy(graph.facts, ({ predicate }) => predicate);
  const known = [...TYPES, ...[...types.keys()].filter((type) => !TYPES.includes(type))];
  byId("types").replaceChildren(...known.map((type) => createToggle("type", type, filters.types, types.get(type) || 0, createIcon(type), create("span", "label", say(type)))));
  const ordered = [...relations].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  byId("relations").replaceChildren(...ordered.map(([predicate, count]) => {
    return createToggle("relation", predicate, filters.relations, count, create("span", "label", lookup(WORDS[page.language].from, predicate, predicate)));
  }));
  const most = Math.max(2, Math.min(10, graph.facts.reduce((sources, fact) => Math.max(sources, fact.evidence.length), 1)));
  byId("sliders").replaceChildren(
    createSlider("confidence", say("confidenceAtLeast", filters.confidence.toFixed(2)), { min: 0, max: 1, step: 0.05 }, filters.confidence, (value) => { filters.confidence = value; applyFilters(); }),
    createSlider("evidence", say("evidenceAtLeast", filters.evidence), { min: 1, max: most, step: 1 }, filters.evidence, (value) => { filters.evidence = value; applyFilters(); }),
  );
  byId("reset").hidden = !filters.isActive();
  renderTime();
}

function binDays() {
  const [first, last] = filters.span;
  const size = Math.max(1, Math.ceil((last - first + 1) / BINS));
  const bins = Array.from({ length: Math.ceil((last - first + 1) / size) }, (_, bin) => ({ from: first + bin * size, count: 0 }));
  for (const { article } of graph.evidence) {
    const { days } = graph.articles[article];
    if (days && days[0] === days[1]) bins[Math.floor((days[0] - first) / size)].count += 1;
  }
  return { bins, size };
}

/* The bars are drawn once; afterwards only what is chosen of them changes. */
function renderTime() {
  const [first, last] = filters.span;
  byId("time").hidden = first === last;
  if (first === last) return;
  if (!page.bins) drawBars();
  page.bins.forEach(({ bar, from, until }) => { bar.setAttribute("class", from <= filters.until && until >= filters.from ? "in" : "out"); });
  for (const [id, key] of [["time-from", "from"], ["time-until", "until"]]) {
    const slider = byId(id);
    Object.assign(slider, { min: first, max: last, step: 1 });
    slider.value = String(filters[key]);
    slider.setAttribute("aria-valuetext", dayName(filters[key]));
  }
  const undated = filters.isTimed() ? filters.undated() : 0;
  byId("span").textContent = dayName(filters.from) + " – " + dayName(filters.until) + (undated ? " · " + say("undatedHidden", undated) : "");
}

function drawBars() {
  const { bins, size } = binDays();
  const most = bins.reduce((count, bin) => Math.max(count, bin.count), 1);
  const bars = byId("bars");
  bars.setAttribute("viewBox", `0 0 ${bins.length * 10} 40`);
  page.bins = bins.map(({ from, count }, number) => {
    const bar = document.createElementNS(SVG, "rect");
    const height = count ? 2 + (38 * count) / most : 0;
    for (const [name, value] of [["x", number * 10 + 1], ["width", 8], ["y", 40 - height], ["height", height]]) bar.setAttribute(name, String(value));
    bars.append(bar);
    return { bar, from, until: from + size - 1 };
  });
  drawTicks();
}

/* Years below the bars, or months where all is within some fifteen of them. */
function drawTicks() {
  const [first, last] = filters.span;
  const [start, end] = [dayName(first), dayName(last)].map((day) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1);
  const step = end - start < 16 ? Math.ceil((end - start + 1) / 8) : 12 * Math.ceil((end - start) / 12 / 10);
  const months = Array.from({ length: end - start }, (_, rank) => start + rank + 1).filter((month) => month % step === 0);
  byId("ticks").hidden = months.length === 0;
  byId("ticks").replaceChildren(...months.map((month) => {
    const day = Date.UTC(Math.floor(month / 12), month % 12) / 864e5;
    const tick = create("span", "", step % 12 ? dayName(day).slice(0, 7) : dayName(day).slice(0, 4));
    tick.style.left = ((100 * (day - first)) / (last - first + 1)).toFixed(2) + "%";
    return tick;
  }));
}

/* Dragging over the bars chooses the days from where it began to where it is; the sliders do the same by key. */
function attachBrush() {
  const bars = byId("bars");
  let anchor = null;
  const dayAt = (event) => {
    const box = bars.getBoundingClientRect();
    const share = Math.min(0.9999, Math.max(0, (event.clientX - box.left) / box.width));
    return page.bins[Math.floor(share * page.bins.length)];
  };
  bars.addEventListener("pointerdown", (event) => { anchor = dayAt(event); bars.setPointerCapture(event.pointerId); event.preventDefault(); });
  bars.addEventListener("pointermove", (event) => { if (anchor) showSpan(anchor, dayAt(event)); });
  bars.addEventListener("pointerup", (event) => {
    if (!anchor) return;
    const bins = [anchor, dayAt(event)];
    anchor = null;
    filters.from = Math.max(filters.span[0], Math.min(...bins.map(({ from }) => from)));
    filters.until = Math.min(filters.span[1], Math.max(...bins.map(({ until }) => until)));
    applyFilters();
  });
  bars.addEventListener("pointercancel", () => { anchor = null; renderTime(); });
}

function showSpan(one, other) {
  const [from, until] = [Math.min(one.from, other.from), Math.max(one.until, other.until)];
  page.bins.forEach((bin) => { bin.bar.setAttribute("class", bin.from <= until && bin.until >= from ? "in" : "out"); });
  byId("span").textContent = dayName(from) + " – " + dayName(until);
}

/* Moving one end past the other takes the other along. */
function setTime(key, value) {
  filters[key] = value;
  if (filters.from > filters.until) filters[key === "from" ? "until" : "from"] = value;
  applyFilters();
}
