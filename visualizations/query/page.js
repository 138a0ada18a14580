"use strict";
// The query page: YASGUI over this server's endpoint, with the ready queries beside it.

const find = (id) => document.getElementById(id);

function declared(sparql, prefixes) {
  const used = Object.keys(prefixes).sort().filter((name) => new RegExp(`(^|[^\\w?$:-])${name}:`).test(sparql));
  return used.map((name) => `PREFIX ${name}: <${prefixes[name]}>\n`).join("") + sparql;
}

function startEditor(words) {
  // Prefixes, properties and classes would be looked up at servers elsewhere.
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  Yasgui.Yasqe.defaults.persistenceId = null;
  Yasgui.Yasr.defaults.persistenceId = null;
  Yasgui.Yasr.defaults.prefixes = words.prefixes;
  return new Yasgui(find("yasgui"), {
    requestConfig: { endpoint: `${location.origin}/sparql`, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [] },
    persistenceId: null,
  });
}

function showQueries(words, yasgui) {
  for (const query of words.queries) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.name = query.name;
    button.append(query.zh);
    const english = button.appendChild(document.createElement("span"));
    english.lang = "en";
    english.textContent = query.en;
    button.addEventListener("click", () => choose(query, words, yasgui, button));
    const item = document.createElement("li");
    item.append(button);
    find("queries").append(item);
  }
}

function choose(query, words, yasgui, button) {
  for (const other of find("queries").querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
  button.setAttribute("aria-current", "true");
  const tab = yasgui.getTab();
  tab.setQuery(declared(query.sparql, words.prefixes));
  tab.query();
}

// An IRI of the graph leads to its page here, not to the address that it is named after.
function leadHome(base) {
  find("yasgui").addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !link.href.startsWith(base)) return;
    const [kind, id] = link.href.slice(base.length).split("/");
    if (["person", "organization", "unit", "place", "initiative"].includes(kind)) {
      event.preventDefault();
      window.open(`/entity/${encodeURIComponent(id)}`, "_blank", "noopener");
    }
  }, true);
}

function noteCuts(rows) {
  // YASGUI asks by fetch; its answer's header says where rows were left out.
  const ask = window.fetch.bind(window);
  window.fetch = async (...request) => {
    const answer = await ask(...request);
    const cut = answer.headers.get("KG-Truncated");
    find("note").hidden = !cut;
    find("note").textContent = cut ? `结果只显示前 ${rows} 行。The first ${rows} rows; there are more.` : "";
    return answer;
  };
}

async function start() {
  const words = await (await fetch("/queries.json")).json();
  noteCuts(words.rows);
  const yasgui = startEditor(words);
  showQueries(words, yasgui);
  leadHome(words.base);
  const first = words.queries[0];
  if (first) yasgui.getTab().setQuery(declared(first.sparql, words.prefixes));
  document.body.dataset.ready = "true";
}

start();
