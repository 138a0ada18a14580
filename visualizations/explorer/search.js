/* Search by characters, pinyin or initials: 周远山 is found by 远山, zhouyuanshan, zhou ys and zys. */

const MOST_HITS = 12;
/* Ranks of a hit, the best first: the whole name, its beginning, inside it; the same by pinyin. */
const NO_HIT = 9;

function fold(text) {
  return text.normalize("NFKC").toLowerCase();
}

function createSearch(graph) {
  const folded = graph.entities.map(({ names }) => names.map(fold));
  const readings = new Map();
  for (const [syllable, characters] of Object.entries(graph.pinyin)) {
    for (const character of characters) readings.set(character, [...(readings.get(character) || []), syllable]);
  }
  const spelled = folded.map((names) => names.map((name) => Array.from(name, (character) => readings.get(character) || [character])));

  function rankName(name, wanted) {
    return name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : NO_HIT;
  }

  /* Where a name's syllables from `at` on spell `wanted` from `from` on: how far they reach; -1 where they do not. */
  function spell(syllables, at, wanted, from) {
    if (from === wanted.length) return at;
    if (at === syllables.length) return -1;
    for (const syllable of syllables[at]) {
      let length = 0;
      while (length < syllable.length && syllable[length] === wanted[from + length]) length += 1;
      for (; length > 0; length--) {
        const end = spell(syllables, at + 1, wanted, from + length);
        if (end >= 0) return end;
      }
    }
    return -1;
  }

  function rankSpelling(syllables, wanted) {
    for (let at = 0; at < syllables.length; at++) {
      const end = spell(syllables, at, wanted, 0);
      if (end >= 0) return at ? 6 : end === syllables.length ? 4 : 5;
    }
    return NO_HIT;
  }

  function rank(index, wanted, letters) {
    const best = Math.min(...folded[index].map((name) => rankName(name, wanted)));
    if (best < NO_HIT || !letters) return best;
    return Math.min(...spelled[index].map((syllables) => rankSpelling(syllables, letters)));
  }

  return function find(query) {
    const wanted = fold(query.trim());
    if (!wanted) return [];
    const letters = /^[a-zü' ]{1,40}$/.test(wanted) ? wanted.replace(/[' ]/g, "").replace(/ü/g, "v") : "";
    const hits = graph.entities.map((_, index) => [rank(index, wanted, letters), index]).filter(([best]) => best < NO_HIT);
    return hits.sort((one, other) => one[0] - other[0] || one[1] - other[1]).slice(0, MOST_HITS).map(([, index]) => index);
  };
}

/* The search box with its list of hits, as a combobox. */
function attachSearch(find, renderHit, onTake) {
  const query = byId("query");
  const list = byId("hits");
  let hits = [];
  let at = -1;

  function createRow(index, rank) {
    const row = create("li", "", ...renderHit(index));
    row.id = "hit" + rank;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", String(rank === at));
    row.addEventListener("pointerdown", (event) => { event.preventDefault(); take(rank); });
    return row;
  }

  function createNoHit() {
    const row = create("li", "none", say("noHit"));
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    row.setAttribute("aria-disabled", "true");
    return row;
  }

  function render(isOpen) {
    list.replaceChildren(...(hits.length ? hits.map(createRow) : [createNoHit()]));
    list.hidden = !isOpen;
    query.setAttribute("aria-expanded", String(isOpen));
    if (isOpen && at >= 0) query.setAttribute("aria-activedescendant", "hit" + at);
    else query.removeAttribute("aria-activedescendant");
  }

  function take(rank) {
    const index = hits[rank];
    if (index === undefined) return;
    render(false);
    onTake(index);
  }

  function search() {
    hits = find(query.value);
    at = hits.length ? 0 : -1;
    render(query.value.trim() !== "");
  }

  query.addEventListener("input", search);
  query.addEventListener("focus", search);
  query.addEventListener("blur", () => render(false));
  query.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      at = (at + step + hits.length) % hits.length;
      render(true);
    } else if (event.key === "Enter" && !event.isComposing) take(at);
    else if (event.key === "Escape") render(false);
    else return;
    event.preventDefault();
  });
}
