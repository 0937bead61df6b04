"use strict";
// Everything from the articles is put on the page as text: there is no innerHTML here, and the policy forbids it.

const AT_ONCE = 100, CHIPS = 12, NOTES = 3;
const byId = id => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);

const articles = data.articles.map(([group, story, headline, date, id, url, sentences, breaks, headed]) =>
  ({group, story, headline, date, id, url, sentences, breaks: new Set(breaks), headed}));
const rows = data.rows.map(([kind, text, note, story, sure, told], place) => ({
  kind, text, note, story, sure, place,
  told: told.map(([group, way, note, article, sentence, start, end]) =>
    ({group, ways: way ? way.split(", ") : [], way, note, article, sentence, start, end})),
}));
const MISSING = "not found";
const found = one => one.way !== MISSING;

/** Words as they are compared: without capitals and accents, quotation marks straight. */
const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[“”„«»]/g, '"')
  .replace(/[‘’]/g, "'").toLowerCase();

const groupOf = number => number < 0 ? "(in no group)" : data.groups[number];
const sentenceOf = one => one.sentence < 0 ? null : articles[one.article].sentences[one.sentence] ?? null;
const storyOf = one => one.article < 0 ? -1 : articles[one.article].story;

/** All that a search looks at in a row; made when first searched. */
function haystack(row) {
  row.hay ??= folded([row.text, row.note, data.stories[row.story],
    ...row.told.flatMap(one => [groupOf(one.group), one.note, sentenceOf(one)])].join("\n"));
  return row.hay;
}

function make(tag, look, ...children) {
  const made = document.createElement(tag);
  if (look) made.className = look;
  made.append(...children);
  return made;
}

const bdi = (text, look) => make("bdi", look, text);

/** How each group tells a row, one chip for each. */
function voices(row) {
  const groups = new Map();
  for (const one of row.told.filter(found)) {
    const told = [[data.signs[one.way], one.way].filter(Boolean).join(" "), one.note].filter(Boolean).join(" – ");
    if (!groups.has(one.group)) groups.set(one.group, {way: one.way, told: new Set()});
    groups.get(one.group).told.add(told);
  }
  const chips = [...groups].slice(0, CHIPS).map(([group, {way, told}]) => {
    const notes = [...told].slice(0, NOTES).join("; ") + (told.size > NOTES ? " …" : "");
    return make("span", way in data.signs ? `voice ${way}` : "voice", make("b", "", bdi(groupOf(group))), " ", bdi(notes));
  });
  if (groups.size > CHIPS) chips.push(make("span", "voice", `and ${groups.size - CHIPS} more`));
  return chips;
}

/** A sentence with what is meant marked, between its neighbours. */
function passage(one) {
  const sentence = sentenceOf(one);
  if (sentence === null) return make("span", "said-there", "(not in this report)");
  const {sentences, breaks} = articles[one.article], at = one.sentence;
  const before = breaks.has(at) ? "" : sentences[at - 1] ?? "";
  const after = breaks.has(at + 1) ? "" : sentences[at + 1] ?? "";
  return make("span", "said-there", make("span", "around", before), before ? " " : "", ...marked(sentence, one),
    after ? " " : "", make("span", "around", after));
}

const marked = (text, {start, end}) => end > start
  ? [text.slice(0, start), make("mark", "", text.slice(start, end)), text.slice(end)] : [text];

function unfolded(row) {
  const list = make("ul", "passages");
  for (const one of row.told.filter(found)) {
    const item = make("li", "", make("b", "of-group", bdi(groupOf(one.group))), " ",
      bdi([one.way, one.note].filter(Boolean).join(" · "), "small"));
    if (one.article >= 0) {
      const {headline, date, id, url, headed} = articles[one.article];
      const about = bdi([headed && sentenceOf(one) === headline ? "headline" : headline || id, date, url].filter(Boolean).join(" · "), "about");
      item.append(passage(one), about);
      if (articles[one.article].sentences.some(text => text !== null)) {
        const button = make("button", "", "whole text", make("span", "hidden", ` of ${groupOf(one.group)}`));
        button.type = "button";
        button.addEventListener("click", () => readAt(one));
        about.append(" ", button);
      }
    }
    list.append(item);
  }
  const missing = row.told.filter(one => !found(one));
  if (missing.length) {
    // What is so of all is said once.
    const same = missing.every(one => one.note === missing[0].note) ? missing[0].note : "";
    const names = missing.map(one => groupOf(one.group) + (one.note && !same ? ` (${one.note})` : ""));
    list.append(make("li", "small", "Not found in ", bdi(names.join(", ") + (same ? ` (${same})` : ""))));
  }
  return list;
}

/** The whole article, opened where a passage stands. */
function readAt(one) {
  const {group, headline, date, sentences, breaks} = articles[one.article], text = byId("reading-text");
  byId("reading-title").replaceChildren(bdi([groupOf(group), headline, date].filter(Boolean).join(" · ")));
  text.replaceChildren();
  let here = null;
  sentences.forEach((sentence, place) => {
    if (breaks.has(place) || !text.lastChild) text.append(make("p"));
    const shown = sentence === null ? ["[…]"] : place === one.sentence ? marked(sentence, one) : [sentence];
    const said = make("span", place === one.sentence ? "here" : "", ...shown);
    if (place === one.sentence) here = said;
    text.lastChild.append(said, " ");
  });
  byId("reading").showModal();
  (here ?? text).scrollIntoView({block: "center"});
}

function item(row) {
  const sure = row.sure === null ? "" : `${row.sure}%`;
  const about = [row.kind, row.note, data.stories[row.story], sure].filter(Boolean).join(" · ");
  const fold = make("details", "claim", make("summary", "", bdi(row.text, "what"), bdi(about, "about"), ...voices(row)));
  fold.addEventListener("toggle", () => { if (fold.open && fold.children.length === 1) fold.append(unfolded(row)); });
  return make("li", "", fold);
}

const value = id => byId(id)?.value ?? "";

/** The rows that are asked for: one passage has to be of the group, the voice and the story together. */
function chosen() {
  const words = folded(value("words")).split(/\s+/).filter(Boolean), kind = value("kind"), way = value("way");
  const group = value("group"), story = value("story");
  const fits = (row, one) => (!group || one.group === +group) && (!story || [storyOf(one), row.story].includes(+story))
    && (way ? one.ways.includes(way) : found(one));
  return rows.filter(row => (!kind || row.kind === kind) && row.told.some(one => fits(row, one))
    && words.every(word => haystack(row).includes(word)));
}

const order = new Intl.Collator("en", {numeric: true, ignorePunctuation: true}).compare;
const groupsOf = row => new Set(row.told.filter(found).map(one => one.group)).size;
const SORTS = {
  sure: (one, other) => (other.sure ?? -1) - (one.sure ?? -1),
  many: (one, other) => groupsOf(other) - groupsOf(one),
  who: (one, other) => order(one.told[0]?.note || "\uffff", other.told[0]?.note || "\uffff"),
  text: (one, other) => order(one.text, other.text),
};

let shown = [], first = 0;

function more() {
  const items = shown.slice(first, first + AT_ONCE).map(item);
  byId("rows").append(...items);
  first += items.length;
  byId("next").hidden = first >= shown.length;
  return items;
}

function search() {
  shown = chosen();
  if (value("sort")) shown.sort((one, other) => SORTS[value("sort")](one, other) || one.place - other.place);
  byId("rows").replaceChildren();
  first = 0;
  more();
  const number = shown.length.toLocaleString("en");
  byId("count").textContent = shown.length ? `${number} of ${rows.length.toLocaleString("en")} rows`
    : "Nothing found: with fewer words or filters there may be more.";
}

/** The voices there are in rows of the kind that is chosen. */
function offerWays() {
  const kind = value("kind"), select = byId("way"), before = select.value;
  const ways = new Set(rows.filter(row => !kind || row.kind === kind).flatMap(row => row.told.flatMap(one => one.ways)));
  select.replaceChildren(...["", ...ways].map(way => new Option(way || "all", way)));
  select.value = ways.has(before) ? before : "";
}

let waiting = 0;
byId("words").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
byId("kind").addEventListener("change", offerWays);
document.querySelectorAll(".controls select").forEach(one => one.addEventListener("change", search));
byId("reset").addEventListener("click", () => {
  document.querySelectorAll(".controls input, .controls select").forEach(one => { one.value = ""; });
  offerWays();
  search();
});
byId("next").addEventListener("click", () => more()[0]?.querySelector("summary").focus());
byId("close").addEventListener("click", () => byId("reading").close());

document.querySelector(".controls").hidden = false;
offerWays();
search();
