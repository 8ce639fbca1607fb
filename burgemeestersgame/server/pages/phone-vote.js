// The sealed answer: choosing, saying why, sealing, and changing one's mind while the round is open.

import { h, icon } from "./dom.js";
import { secondsLeft } from "./page.js";
import { answers, choiceText } from "./tally.js";
import { clock, count, say } from "./words.js";

const MAX_REASON = 200;
const LAST_S = 20;

/** The form of an open round, and the bar that is in sight from the first line on. */
export function form(model, act, question) {
  const { draft, frame } = model;
  const { scene, session } = frame;
  const send = (event) => {
    event.preventDefault();
    act.seal();
  };
  const isWaiting = Boolean(draft.isSent);
  return [h("form", { key: "vote", id: "vote", class: "stack", onsubmit: send },
    timeLeft(session),
    h("fieldset", { class: "options", disabled: isWaiting },
      h("legend", { class: "unseen" }, question),
      answers(scene.choices).map((choice) => h("label", { class: choice.isSpecial ? "option special" : "option" },
        h("input", {
          type: "radio", name: "choice", value: choice.id, checked: draft.choice === choice.id,
          onchange: () => act.write({ choice: choice.id }),
        }),
        h("span", {}, choice.text)))),
    scene.values.length > 0 && h("fieldset", { class: "values", disabled: isWaiting },
      h("legend", {}, say("vote.value")),
      [...scene.values, { id: "", text: say("vote.no-value") }].map((value) => h("label", { class: "pill" },
        h("input", {
          type: "radio", name: "value", value: value.id, checked: (draft.value ?? "") === value.id,
          onchange: () => act.write({ value: value.id }),
        }),
        h("span", {}, value.text)))),
    h("div", {},
      h("label", { for: "reason" }, say("vote.reason")),
      h("textarea", {
        id: "reason", rows: 2, maxlength: MAX_REASON, value: draft.reason ?? "", disabled: isWaiting,
        "aria-describedby": "reason-hint",
        oninput: (event) => act.write({ reason: event.target.value.replace(/\s*\n\s*/g, " ") }),
      }),
      h("p", { id: "reason-hint", class: "small between" },
        h("span", {}, say("vote.reason-hint")),
        h("span", { class: "clock" }, say("vote.counter", { count: (draft.reason ?? "").length, most: MAX_REASON }))))),
  bar(model, act)];
}

function bar({ draft, frame, status }, act) {
  const isWaiting = Boolean(draft.isSent);
  return h("div", { key: "seal", class: "seal" },
    privacy(),
    isWaiting && h("p", { class: "small" }, say(status === "connected" ? "vote.sending" : "vote.kept")),
    h("div", { class: "row" },
      draft.choice
        ? h("button", { form: "vote", class: "primary", disabled: isWaiting, "aria-describedby": "privacy" }, say("vote.seal"))
        : h("button", { type: "button", class: "primary", onclick: act.toAnswers }, icon("arrow-down"), say("vote.to-answers")),
      frame.me.ballot && !isWaiting && h("button", { type: "button", onclick: act.keepSealed }, say("vote.leave-it"))));
}

/** Who will see what, said before anybody votes. */
export function privacy() {
  return h("p", { key: "privacy", id: "privacy", class: "note" }, icon("lock"), say("vote.privacy"));
}

/** What one sees once an answer is sealed. */
export function sealed({ frame }, act) {
  const { scene, me, session } = frame;
  const { choice, value, reason } = me.ballot;
  const label = scene.values.find((each) => each.id === value)?.text;
  return h("section", { key: "sealed", class: "card" },
    h("p", { class: "chosen" }, icon("check"), choiceText(scene.choices, choice)),
    label && h("p", {}, h("span", { class: "pill" }, label)),
    reason && h("blockquote", {}, reason),
    h("p", { class: "small" }, say("vote.sealed-text")),
    timeLeft(session),
    h("button", { type: "button", onclick: act.edit }, say("vote.change")));
}

function timeLeft(session) {
  const left = secondsLeft(session);
  if (left === null) return null;
  const isLast = left <= LAST_S;
  return h("p", { class: isLast ? "time last" : "time" },
    icon(isLast ? "hourglass" : "timer"),
    h("span", {}, isLast ? count("time.last", Math.ceil(left)) : say("time.left", { time: clock(left) }), " ", say("time.then")));
}
