// A page of the debrief as everybody may see it: what happened, how the room was divided, what to ask.

import { h, icon } from "./dom.js";
import { tally } from "./tally.js";
import { say } from "./words.js";

/** What stands on the page, under its title; with `hasSources` also where norms are written. */
export function debriefPage({ lead, question, votes, lines }, hasSources = false) {
  return [
    lead && h("p", { key: "lead" }, lead),
    votes && division(votes),
    lines.length > 0 && h("ul", { key: "lines", class: "plain" }, lines.map((each) => line(each, hasSources))),
    question && h("p", { key: "ask", class: "ask" }, icon("message-circle"), h("strong", {}, question)),
  ];
}

function division(votes) {
  const told = [votes.shift, votes.decided_by].filter(Boolean).join(" ");
  return h("div", { key: `votes-${votes.dilemma}`, class: "stack" },
    h("p", {}, h("strong", {}, say("consequence.decided", { choice: votes.decided_text }))),
    tally(votes.choices, votes.before, votes.after),
    told && h("p", {}, told),
    votes.values.length > 0 && h("ul", { class: "pills" },
      votes.values.map((value) => h("li", { class: "pill" }, `${value.text}: `, h("strong", {}, value.count)))),
    votes.reasons.length > 0 && h("ul", { class: "plain" },
      votes.reasons.map((reason) => h("li", { class: "reason" }, reason.text))));
}

function line({ kind, text, word, detail, source }, hasSources) {
  return h("li", { class: `line ${kind}` },
    word && h("p", { class: "small" }, word),
    h("p", {}, h("strong", {}, text)),
    detail && h("p", { class: "small" }, detail),
    hasSources && source && h("p", { class: "small" }, say("debrief.source", { source })));
}
