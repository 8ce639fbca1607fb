// Counts of a round, and what changed between two: outlined before, filled after, always in numbers.

import { h } from "./dom.js";
import { count, say } from "./words.js";

const SPECIAL = ["not-yet", "abstain"];

/** Everything that could be voted, the two special answers last. */
export function answers(choices) {
  const special = SPECIAL.map((id) => ({ id, text: say(`vote.${id}`), isSpecial: true }));
  return [...choices.filter((choice) => !SPECIAL.includes(choice.id)), ...special];
}

/** Show one round, or two beside each other. */
export function tally(choices, before, after) {
  const shown = after ?? before;
  if (!shown) return [];
  const both = Boolean(before?.votes && after?.votes);
  const rounds = [before, after].filter(Boolean);
  const most = Math.max(1, ...rounds.flatMap((round) => Object.values(round.votes ?? {})));
  return [
    rounds.some((round) => !round.votes) && h("p", { class: "note" }, tooFew(before, after)),
    rounds.some((round) => round.votes) && [
      both && h("p", { class: "legend" },
        h("span", { class: "swatch outlined" }), say("tally.first"),
        h("span", { class: "swatch filled" }), say("tally.second")),
      h("ul", { class: "tally" }, answers(choices).map((choice) => bars(choice, before, after, most, both))),
    ],
    h("p", { class: "small" }, turnout(shown)),
  ];
}

function tooFew(before, after) {
  if (before && after && before.votes) return say("tally.few-second");
  if (before && after && after.votes) return say("tally.few-first");
  return say("tally.few");
}

function bars(choice, before, after, most, both) {
  const old = before?.votes?.[choice.id] ?? 0;
  const now = after?.votes?.[choice.id] ?? 0;
  if (choice.isSpecial && old + now === 0) return null;
  const last = after?.votes ? now : old;
  return h("li", {},
    h("div", { class: "tally-words" }, h("span", {}, choice.text),
      h("span", { class: "tally-count" }, both && old + now ? shift(old, now) : count("votes", last))),
    h("div", { class: "bars", "aria-hidden": "true" },
      before?.votes && bar(old / most, both ? "outlined" : "filled"),
      after?.votes && bar(now / most, "filled")),
  );
}

function bar(share, kind) {
  return h("div", { class: `bar-line ${share ? kind : "none"}`, share });
}

function shift(old, now) {
  const change = now === old ? say("shift.same") : say(now > old ? "shift.more" : "shift.fewer", { count: Math.abs(now - old) });
  return say("shift", { before: old, after: now, change });
}

function turnout(round) {
  const said = count(round.by_hands ? "tally.hands" : "tally.cast", round.cast);
  return round.missing ? `${said} ${count("tally.missing", round.missing)}` : said;
}

/** Show which values tipped the scale. */
export function valueCounts(values, round) {
  const counted = values.filter((value) => round?.values?.[value.id]);
  if (!counted.length) return null;
  return [
    h("h3", {}, say("vote.value")),
    h("ul", { class: "pills" },
      counted.map((value) => h("li", { class: "pill" }, `${value.text}: `, h("strong", {}, round.values[value.id])))),
  ];
}

/** Return what a reason stands under: the text of its choice. */
export function choiceText(choices, id) {
  return answers(choices).find((each) => each.id === id)?.text ?? "";
}
