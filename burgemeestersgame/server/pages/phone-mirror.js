// The mirror: what this phone keeps for its owner alone. Once a round has closed, the laptop knows
// counts and no more; what somebody answered is in the storage of this browser and nowhere else.

import { h, icon } from "./dom.js";
import { keep, recall } from "./keep.js";
import { choiceText, tally } from "./tally.js";
import { say } from "./words.js";

const MAX_INTENTION = 300;
const [REASONS, OTHER_ROADS] = [3, 5]; // steps of the debrief
const AGAIN = ["yes", "no", "unsure"];

/** Return what is kept for whoever came in with this token. */
export function mirrored(token) {
  const kept = recall("mirror");
  return kept?.of === token ? kept : { of: token, votes: {}, again: "", intention: "" };
}

/** Keep something in the mirror. */
export function reflect(token, changes) {
  keep("mirror", { ...mirrored(token), ...changes });
}

/** Keep an answer that the laptop has acknowledged, in the round that `frame` is about. */
export function reflectVote(token, { session, scene }, { choice, value, reason }) {
  const { name } = session.round;
  if (name === "practice") return;
  const { votes } = mirrored(token);
  const label = scene.values.find((each) => each.id === value)?.text ?? "";
  const said = { choice: choiceText(scene.choices, choice), value: label, reason };
  reflect(token, { votes: { ...votes, [scene.scene]: { ...votes[scene.scene], [name]: said } } });
}

/**
 * What one answered oneself beside what the room did, once that is looked at; and a question to
 * oneself, at the end.
 */
export function mirror(model, act) {
  const { debrief } = model.frame;
  if (debrief.step_number < REASONS) return null;
  const mine = mirrored(model.me.token);
  const shown = (round) => [answers(mine.votes[round.dilemma]), !debrief.votes && room(round)];
  const now = debrief.rounds.find((round) => round.dilemma === debrief.dilemma);
  return h("section", { key: "mirror", class: "secret", "aria-labelledby": "mirror" },
    h("h2", { id: "mirror" }, icon("lock"), say("mirror.title")),
    h("p", {}, say("mirror.about")),
    now ? shown(now) : debrief.rounds.map((round) => h("details", { key: `mirror-${round.dilemma}` },
      h("summary", {}, round.question), shown(round))),
    debrief.step_number >= OTHER_ROADS && question(mine, act),
    h("button", { key: "clear", type: "button", class: "danger", onclick: act.clearMirror }, icon("trash-2"), say("mirror.clear")));
}

function answers(votes) {
  if (!votes) return h("p", {}, say("mirror.none"));
  const { first, second } = votes;
  return [
    h("dl", {}, [["first", first], ["second", second]].map(([name, said]) => said && [
      h("dt", {}, say(`mirror.${name}`)),
      h("dd", {}, said.choice, said.value && h("small", {}, ` · ${said.value}`)),
      said.reason && h("dd", {}, h("blockquote", {}, said.reason)),
    ])),
    first && second && h("p", {}, h("strong", {}, say(first.choice === second.choice ? "mirror.same" : "mirror.moved"))),
  ];
}

function room({ choices, before, after, decided, decided_text: choice }) {
  return [
    h("h3", {}, say("mirror.room")),
    tally(choices, before, after),
    h("p", {}, decided === "timeout" ? say("consequence.silence") : say("consequence.decided", { choice })),
  ];
}

function question(mine, act) {
  return [
    h("fieldset", { key: "again", class: "values" },
      h("legend", {}, say("mirror.again")),
      AGAIN.map((each) => h("label", { class: "pill" },
        h("input", { type: "radio", name: "again", checked: mine.again === each, onchange: () => act.reflect({ again: each }) }),
        h("span", {}, say(`mirror.again.${each}`))))),
    h("div", { key: "intention" },
      h("label", { for: "intention" }, say("mirror.intention")),
      h("textarea", {
        id: "intention", rows: 3, maxlength: MAX_INTENTION, value: mine.intention, "aria-describedby": "intention-hint",
        oninput: (event) => act.reflect({ intention: event.target.value }),
      }),
      h("p", { id: "intention-hint", class: "small" }, say("mirror.copy"))),
  ];
}
