// Search within the index that stands on the page: nothing is fetched, nothing is stored.
const [form, query, found, results, index] =
  ["search", "query", "found", "results", "index"].map(id => document.getElementById(id));
const plain = text => text.toLowerCase().replace(/\s+/g, " ");
const entries = [...index.querySelectorAll("li")].map((item, place) => ({
  item, place,
  title: plain(item.querySelector("a").textContent),
  rest: plain(item.textContent + " " + (item.dataset.prose || "")),
}));

// All words have to be there. A match at the start of a word in the title counts most.
function score(entry, words) {
  let sum = 0;
  for (const word of words) {
    const inTitle = entry.title.indexOf(word);
    if (inTitle >= 0) sum += inTitle === 0 || /[\s(–-]/.test(entry.title[inTitle - 1]) ? 3 : 2;
    else if (entry.rest.includes(word)) sum += 1;
    else return 0;
  }
  return sum;
}

function passage(prose, words) {
  const place = Math.max(0, Math.min(...words.map(word => {
    const at = plain(prose).indexOf(word);
    return at < 0 ? Infinity : at;
  })));
  if (place === Infinity) return "";
  const start = place < 60 ? 0 : prose.lastIndexOf(" ", place - 50) + 1;
  const end = prose.indexOf(" ", place + 110);
  return (start ? "… " : "") + prose.slice(start, end < 0 ? undefined : end) + (end < 0 ? "" : " …");
}

function marked(text, words) {
  const line = document.createElement("p");
  const lower = text.toLowerCase();
  for (let place = 0; place < text.length;) {
    const word = words.find(word => lower.startsWith(word, place));
    const hit = word ? null : words.map(word => lower.indexOf(word, place)).filter(at => at > place);
    const end = word ? place + word.length : Math.min(text.length, ...hit);
    const part = text.slice(place, end);
    line.append(word ? Object.assign(document.createElement("mark"), { textContent: part }) : part);
    place = end;
  }
  return line;
}

function search() {
  const words = [...new Set(plain(query.value).split(" ").filter(Boolean))];
  const hits = words.length
    ? entries.map(entry => [score(entry, words), entry]).filter(([sum]) => sum)
      .sort(([one, a], [two, b]) => two - one || a.place - b.place)
    : [];
  results.replaceChildren(...hits.map(([, entry]) => {
    const copy = entry.item.cloneNode(true);
    const text = passage(entry.item.dataset.prose || "", words);
    if (text) copy.append(marked(text, words));
    return copy;
  }));
  const text = { 0: found.dataset.none, 1: found.dataset.one }[hits.length] || found.dataset.many;
  found.textContent = words.length ? text.replace("{}", hits.length) : "";
  index.hidden = words.length > 0;
}

form.closest("search").hidden = false;
document.querySelector(".without-script").remove();
query.value = new URLSearchParams(location.search).get("q") || "";
query.addEventListener("input", search);
form.addEventListener("submit", event => {
  event.preventDefault();
  search();
  results.querySelector("a")?.focus();
});
search();
if (query.value) query.focus();
