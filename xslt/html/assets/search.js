// The search page: reads the form and the address, asks Pagefind, finds the passages in its answers, shows them.
// The index says at each passage where it is and which entries of the registers it names (publish/searchdocs.py).
"use strict";

const FIELDS = ["q", "kind", "text", "author", "year", "person", "place"];
const PAGEFIND_FILTERS = ["kind", "text", "author", "year"];
const MOST_QUERIES = 24; // each name of the query can be asked for in several ways
const MOST_NAMES = 4;
const LONGEST_NAME = 6; // words
const TEXTS_AT_ONCE = 20;
const PASSAGES_AT_ONCE = 5;
const EXCERPT = 44; // words

const form = document.getElementById("search-form");
const status = document.getElementById("search-status");
const also = document.getElementById("search-also");
const results = document.getElementById("search-results");
const more = document.getElementById("search-more");
let turn = 0; // the number of the latest search: an older one that ends later shows nothing

/* 1. Words as the registers have them (the same folding and hashing as in publish/searchforms.py). */

function fold(words) {
  const plain = words.replace(/[’‘ʼ`]/g, "'").replace(/[‐‑]/g, "-");
  return plain.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/).filter(Boolean).join(" ");
}

function bucket(words, buckets) {
  let number = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) {
    number = Math.imul(number ^ words.charCodeAt(at), 0x01000193) >>> 0;
  }
  return number % buckets;
}

const buckets = new Map();

// The entries that have a form: [{token, label, page, names}].
async function entriesOf(words) {
  const form_ = fold(words).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, "").replace(/'s$/, "");
  if (!form_) return [];
  const number = bucket(form_, Number(form.dataset.forms) || 1);
  if (!buckets.has(number)) {
    const asked = fetch(`names/${number}.json`);
    buckets.set(number, asked.then((answer) => (answer.ok ? answer.json() : {}), () => ({})));
  }
  const held = await buckets.get(number);
  const found = Object.hasOwn(held, form_) ? held[form_] : [];
  return found.map(([token, label, page, names]) => ({ token, label, page, names }));
}

/* 2. The query: units of words, each with the entries that are called so. */

async function unitsOf(query) {
  const units = [];
  let words = [];
  const close = async () => {
    units.push(...(await namesIn(words)));
    words = [];
  };
  for (const [, straight, curly, word] of query.matchAll(/"([^"]*)"?|[“„]([^“”]*)[“”]?|([^\s"“„]+)/g)) {
    const phrase = straight ?? curly;
    if (word !== undefined && /[\p{L}\p{N}]/u.test(word)) words.push(word);
    if (phrase !== undefined && /[\p{L}\p{N}]/u.test(phrase)) {
      await close();
      units.push({ text: phrase, phrase: true, words: wordsOf(phrase), entries: [] });
    }
  }
  await close();
  return units;
}

// The longest names first, from left to right; a word that is no name stands by itself.
async function namesIn(words) {
  const units = [];
  for (let first = 0; first < words.length; ) {
    let taken = 1;
    let entries = [];
    for (let count = Math.min(LONGEST_NAME, words.length - first); count >= 1 && !entries.length; count -= 1) {
      entries = await entriesOf(words.slice(first, first + count).join(" "));
      taken = count;
    }
    const text = words.slice(first, first + taken).join(" ");
    units.push({ text, phrase: false, words: wordsOf(text), entries });
    first += taken;
  }
  return units;
}

function wordsOf(text) {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

// All ways to ask for the units: in the words typed, by the entries that they name, by other names of these.
function queriesOf(units, required) {
  let ways = [[]];
  for (const unit of units) {
    const asked = unit.phrase ? `"${unit.words.join(" ")}"` : unit.text;
    const names = unit.entries.flatMap((entry) => entry.names).filter((name) => fold(name) !== fold(unit.text));
    const choices = [asked, ...unit.entries.map((entry) => entry.token), ...names.slice(0, MOST_NAMES)];
    ways = ways.flatMap((way) => choices.map((choice) => [...way, choice]));
  }
  // Words in quotation marks are all that Pagefind looks for: they cannot stand beside others.
  const phrase = units.some((unit) => unit.phrase);
  const queries = ways.slice(0, MOST_QUERIES).map((way) => {
    const parts = [...way, ...required];
    return parts.length > 1 && phrase ? parts.join(" ").replaceAll('"', "") : parts.join(" ");
  });
  return [...new Set(queries)];
}

/* 3. Asking Pagefind. */

let engine;

function pagefind() {
  engine ??= import("../pagefind/pagefind.js").then(async (loaded) => {
    await loaded.init();
    return loaded;
  });
  return engine;
}

// The pages that any of the queries finds, best first, with the places of all their words.
async function ask(queries, filters) {
  const { search } = await pagefind();
  const found = new Map();
  for (const query of queries) {
    const answer = await search(query || null, { filters });
    for (const result of answer.results) {
      const held = found.get(result.id) ?? { result, score: 0, places: new Set() };
      held.score = Math.max(held.score, result.score);
      for (const place of result.words) held.places.add(place);
      found.set(result.id, held);
    }
  }
  return [...found.values()].sort((one, other) => other.score - one.score || (one.result.id < other.result.id ? -1 : 1));
}

/* 4. From the words of a page to its passages. */

function passagesOf(data) {
  const words = data.content.split(/[\r\n\s]+/);
  const anchors = data.anchors.filter((one) => one.id.includes("!")).sort((one, other) => one.location - other.location);
  return anchors.map((anchor, number) => {
    const [address, label, ...tokens] = anchor.id.split("!");
    const from = anchor.location + tokens.length;
    const to = anchors[number + 1]?.location ?? words.length;
    return { address, label: decodeURIComponent(label), tokens, from, words: words.slice(from, to) };
  });
}

// Whether a word of the text answers to one of the query: what they share is the stem of one of them.
function answers(textWord, word) {
  let same = 0;
  while (same < word.length && textWord[same] === word[same]) same += 1;
  return same === word.length || (same >= 3 && same >= textWord.length - 3 && same >= word.length - 4);
}

// Mark the words of a passage that a unit finds; return whether it finds all that it is made of.
function look(passage, unit, places, marks) {
  let named = false;
  for (const entry of unit.entries) {
    const met = entry.names.filter((name) => markRun(passage, wordsOf(name), marks)).length;
    named ||= met > 0 || passage.tokens.includes(entry.token);
  }
  if (unit.phrase) return markRun(passage, unit.words, marks);
  const met = new Set();
  for (let at = 0; at < passage.words.length; at += 1) {
    if (!places.has(passage.from + at)) continue;
    for (const part of wordsOf(passage.words[at])) {
      for (const word of unit.words.filter((one) => answers(part, one))) {
        met.add(word);
        marks.add(at);
      }
    }
  }
  return named || unit.words.every((word) => met.has(word));
}

// Mark each place where words stand one after the other.
function markRun(passage, run, marks) {
  passage.flat ??= passage.words.flatMap((word, at) => wordsOf(word).map((part) => ({ part, at })));
  let met = false;
  for (let at = 0; run.length && at + run.length <= passage.flat.length; at += 1) {
    if (run.every((word, offset) => passage.flat[at + offset].part === word)) {
      for (let offset = 0; offset < run.length; offset += 1) marks.add(passage.flat[at + offset].at);
      met = true;
    }
  }
  return met;
}

// The passages of a page that have all that was asked for; if there is none, those that have most of it.
function hitsOf(data, units, required, places) {
  const hits = [];
  for (const passage of passagesOf(data)) {
    if (!required.every((token) => passage.tokens.includes(token))) continue;
    const marks = new Set();
    const met = units.filter((unit) => look(passage, unit, places, marks)).length;
    if (met || !units.length) hits.push({ ...passage, marks, met });
  }
  const most = Math.max(0, ...hits.map((hit) => hit.met));
  const strict = units.some((unit) => unit.phrase);
  return strict && most < units.length ? [] : hits.filter((hit) => hit.met === most);
}

/* 5. Showing. Words of the index are text, never markup. */

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function counted(number, one, several) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : several}`;
}

// The words around most of the marks.
function excerpt(hit) {
  const marks = [...hit.marks].sort((one, other) => one - other);
  let first = 0;
  if (hit.words.length > EXCERPT && marks.length) {
    const inside = (start) => marks.filter((at) => at >= start && at < start + EXCERPT - 8).length;
    const best = marks.reduce((held, at) => (inside(at) > inside(held) ? at : held), marks[0]);
    first = Math.max(0, Math.min(best - 12, hit.words.length - EXCERPT));
  }
  const last = Math.min(hit.words.length, first + EXCERPT);
  const shown = element("p", { className: "context" }, first > 0 ? "… " : "");
  for (let at = first; at < last; at += 1) {
    const marked = hit.marks.has(at);
    shown.append(...(marked ? markedWord(hit.words[at]) : [hit.words[at]]), at + 1 < last ? " " : "");
  }
  if (last < hit.words.length) shown.append(" …");
  return shown;
}

// A marked word; the punctuation around it stays outside the mark.
function markedWord(word) {
  const [, before, core, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
  return [before, element("mark", {}, core), after];
}

function shortly(label) {
  return label.replace(/^paragraph /, "par. ");
}

function item(hit, page) {
  const href = hit.address.startsWith("#") ? page + (hit.address === "#" ? "" : hit.address) : hit.address;
  return element("li", {}, element("a", { className: "where", href }, shortly(hit.label)), excerpt(hit));
}

function group(data, hits) {
  const { page, title, author, date, kind } = data.meta;
  const source = [author, date].filter(Boolean).join(", ");
  const list = element("ol", { className: kind === "register" ? "entries" : "passages" });
  list.setAttribute("role", "list");
  list.append(...hits.slice(0, PASSAGES_AT_ONCE).map((hit) => item(hit, page)));
  const part = { note: "Notes", register: "Register" }[kind];
  const shown = element("section", {}, element("h2", {}, element("a", { href: page }, title)));
  shown.append(element("p", { className: "source" }, [part, source].filter(Boolean).join(" · ")), list);
  if (hits.length > PASSAGES_AT_ONCE) {
    const rest = element("button", { type: "button" }, `Show all ${hits.length}`);
    rest.addEventListener("click", () => {
      list.append(...hits.slice(PASSAGES_AT_ONCE).map((hit) => item(hit, page)));
      list.children[PASSAGES_AT_ONCE].querySelector("a").focus();
      rest.remove();
    });
    shown.append(rest);
  }
  return shown;
}

// The entries that the words of the query name, and how the texts print them.
function tellNames(units) {
  also.replaceChildren();
  for (const unit of units) {
    for (const entry of unit.entries) {
      const printed = entry.names.filter((name) => fold(name) !== fold(unit.text));
      const told = element("p", {}, "Every mention of ", element("a", { href: entry.page }, entry.label), " is found");
      told.append(printed.length ? "; also searched: " : "", ...printed.flatMap((form_, at) => [at ? ", " : "", element("i", {}, form_)]));
      also.append(element("p", {}, ...told.childNodes, "."));
    }
  }
}

function tellCount(shown, pages, query) {
  const texts = new Set(shown.filter((one) => one.data.meta.kind !== "register").map((one) => one.data.meta.page));
  const passages = shown.filter((one) => one.data.meta.kind !== "register").reduce((sum, one) => sum + one.hits.length, 0);
  const entries = shown.filter((one) => one.data.meta.kind === "register").reduce((sum, one) => sum + one.hits.length, 0);
  const parts = [];
  if (query.only && texts.size) parts.push(counted(texts.size, "text", "texts"));
  else if (passages) parts.push(`${counted(passages, "passage", "passages")} in ${counted(texts.size, "text", "texts")}`);
  if (entries) parts.push(counted(entries, "entry of the registers", "entries of the registers"));
  const rest = pages > 0 ? " so far; more texts follow" : "";
  const parted = query.parted && parts.length ? "No passage has all the words; these have some of them: " : "";
  status.textContent = parts.length ? `${parted}${parts.join(", ")}${rest}.` : "Nothing was found.";
}

/* 6. The search. */

function asked() {
  const values = {};
  for (const name of FIELDS) values[name] = form.elements[name]?.value.trim() ?? "";
  return values;
}

function tokensOf(values) {
  return ["person", "place"].filter((name) => values[name])
    .map((name) => form.elements[name].selectedOptions[0].dataset.token);
}

function remember(values) {
  const told = new URLSearchParams(FIELDS.filter((name) => values[name]).map((name) => [name, values[name]]));
  history.replaceState(null, "", told.size ? `?${told}` : location.pathname);
}

async function run() {
  const mine = (turn += 1);
  const values = asked();
  remember(values);
  if (!Object.values(values).some(Boolean)) {
    clear("");
    return;
  }
  status.textContent = "Searching …";
  try {
    const units = await unitsOf(values.q);
    const required = tokensOf(values);
    const filters = {};
    for (const name of PAGEFIND_FILTERS) if (values[name]) filters[name] = values[name];
    const only = !units.length && !required.length;
    if (only && !values.kind) filters.kind = "text";
    const nothing = values.q && !units.length;
    const found = nothing ? [] : await ask(queriesOf(units, required), filters);
    if (mine !== turn) return;
    results.replaceChildren();
    tellNames(units);
    await show(mine, found, { units, required, only, parted: units.length > 1 }, []);
  } catch {
    if (mine === turn) clear("The search index could not be read.");
  }
}

async function show(mine, found, query, shown) {
  const pages = await Promise.all(found.slice(0, TEXTS_AT_ONCE).map(async ({ result, places }) => {
    const data = await result.data();
    const hits = hitsOf(data, query.units, query.required, places);
    return { data, hits: query.only ? hits.slice(0, 1) : hits };
  }));
  if (mine !== turn) return;
  const whole = (one) => one.hits.length > 0 && one.hits[0].met === query.units.length;
  query.parted &&= !pages.some(whole);
  const met = inOrder(pages.filter((one) => whole(one) || (query.parted && one.hits.length)));
  results.append(...met.map((one) => group(one.data, one.hits)));
  shown.push(...met);
  const rest = found.slice(TEXTS_AT_ONCE);
  more.hidden = !rest.length;
  more.firstElementChild.onclick = () => show(mine, rest, query, shown);
  tellCount(shown, rest.length, query);
}

// Best first, registers last; the notes of a text follow it.
function inOrder(pages) {
  const addresses = pages.map((one) => one.data.meta.page);
  const kinds = ["text", "note", "register"];
  const place = ({ data: { meta } }) => [meta.kind === "register" ? 1 : 0, addresses.indexOf(meta.page), kinds.indexOf(meta.kind)];
  const placed = pages.map((one) => ({ one, at: place(one) }));
  placed.sort(({ at: a }, { at: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return placed.map(({ one }) => one);
}

function clear(told) {
  status.textContent = told;
  also.replaceChildren();
  results.replaceChildren();
  more.hidden = true;
}

function start() {
  form.hidden = false;
  const given = new URLSearchParams(location.search);
  for (const name of FIELDS) {
    if (form.elements[name] && given.has(name)) form.elements[name].value = given.get(name);
  }
  for (const select of form.querySelectorAll("select")) {
    if (select.selectedIndex < 0) select.selectedIndex = 0; // the address asks for what is not there
  }
  const chosen = FIELDS.some((name) => name !== "q" && form.elements[name]?.value);
  document.getElementById("search-choices").open = chosen || matchMedia("(min-width: 40rem)").matches;
  let waiting;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    run();
  });
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(run, event.target.type === "search" ? 250 : 0);
  });
  if (!form.elements.q.value) form.elements.q.focus();
  run();
}

if (location.protocol === "file:") document.getElementById("search-file").hidden = false;
else start();
