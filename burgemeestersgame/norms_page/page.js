// Searches and filters the norms on this page. Without it they can all be read as they are.
"use strict";
const form = document.getElementById("filters");
const count = document.getElementById("count");
const cards = [...document.querySelectorAll("article.norm")];
const families = [...document.querySelectorAll("section.family")];
const plain = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\s+/g, " ");
const texts = new Map(cards.map((card) => [card, plain(card.id + " " + card.textContent)]));

function show() {
  const asked = new FormData(form);
  const terms = plain(asked.get("search")).split(" ").filter(Boolean);
  const wanted = ["family", "phase", "aard", "certainty", "role"].filter((name) => asked.get(name));
  let shown = 0;
  for (const card of cards) {
    const fits =
      terms.every((term) => texts.get(card).includes(term)) &&
      wanted.every((name) => card.dataset[name].split("|").includes(asked.get(name)));
    card.hidden = !fits;
    shown += fits;
  }
  for (const family of families) {
    family.hidden = !family.querySelector("article.norm:not([hidden])");
  }
  count.textContent = (shown === 1 ? count.dataset.one : count.dataset.many).replace("{count}", shown);
}

// A link to a norm that is filtered out shows everything again.
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
