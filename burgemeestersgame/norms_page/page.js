// Searches and filters the norms on this page. Without it they can all be read as they are.
"use strict";
const form = document.getElementById("filters");
const count = document.getElementById("count");
const cards = [...document.querySelectorAll("article.norm")];
const others = [...document.querySelectorAll("article.tension, .document")];
const sections = [...document.querySelectorAll("main > section")];
const opened = new Set(); // by a search, not by the reader
const plain = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\s+/g, " ");
const texts = new Map(
  [...cards, ...others].map((card) => [card, plain(card.id + " " + card.textContent)]),
);

// What is found in the part that can be folded is unfolded, or nobody sees why a norm is there.
function unfold(card, terms) {
  const more = card.querySelector("details");
  if (!more) return;
  const inside = plain(more.textContent);
  const outside = texts.get(card).replace(inside, "");
  if (terms.some((term) => !outside.includes(term))) {
    if (!more.open) opened.add(more);
    more.open = true;
  } else if (opened.delete(more)) {
    more.open = false;
  }
}

function show() {
  const asked = new FormData(form);
  const terms = plain(asked.get("search")).split(" ").filter(Boolean);
  const names = ["family", "phase", "aard", "certainty", "role", "story"];
  const wanted = names.filter((name) => asked.get(name));
  const hasTerms = (card) => terms.every((term) => texts.get(card).includes(term));
  let shown = 0;
  for (const card of cards) {
    const fits =
      hasTerms(card) &&
      wanted.every((name) => card.dataset[name].split("|").includes(asked.get(name)));
    card.hidden = !fits;
    shown += fits;
    unfold(card, fits ? terms : []);
  }
  // Tensions and documents have no kind, phase or role: a filter leaves none of them.
  for (const other of others) other.hidden = wanted.length > 0 || !hasTerms(other);
  for (const section of sections) {
    section.hidden = !section.querySelector("article:not([hidden]), .document:not([hidden])");
  }
  count.textContent = (shown === 1 ? count.dataset.one : count.dataset.many).replace("{count}", shown);
}

// A link to something that is filtered out shows everything again.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.closest("[hidden]")) {
    form.reset();
    show();
    target.scrollIntoView();
  }
}

form.hidden = false;
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(show));
addEventListener("hashchange", reveal);
show();
