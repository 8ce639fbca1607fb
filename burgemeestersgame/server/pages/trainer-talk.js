// What the trainer talks about with the group: counts, reasons, questions, what roles know, advice.

import { h, icon } from "./dom.js";
import { answers, choiceText, tally, valueCounts } from "./tally.js";
import { known } from "./trainer-debrief.js";
import { count, say } from "./words.js";

/** The panels of this moment. */
export function talkPanels(model, act) {
  const { frame } = model;
  return [lines(frame, act), counts(frame), questions(frame), reasons(frame, act), secrets(frame, act), advice(frame, act), actions(frame, act), kept(frame, act)];
}

/** A panel with a heading. */
export function panel(key, title, about, ...body) {
  return h("section", { key, class: "card", "aria-labelledby": `p-${key}` },
    h("div", { class: "between" }, h("h2", { id: `p-${key}` }, title), about && h("p", { class: "small" }, about)),
    body);
}

function counts({ session, scene }) {
  if (!session.before && !session.after) return null;
  return panel("counts", say("tally.title"), say("trainer.no-names"),
    tally(scene.choices, session.before, session.after),
    valueCounts(scene.values, session.after ?? session.before));
}

function questions({ session, trainer }) {
  const { questions, goals, care } = trainer;
  const isAround = ["lobby", "practice", "briefing", "ending", "debrief", "agreement"].includes(session.stage);
  return [
    questions.length > 0 && panel("questions", say("guide.questions"), null, list(questions)),
    isAround && goals.length > 0 && panel("goals", say("guide.goals"), null, list(goals)),
    isAround && care && panel("care", say("guide.care"), null, h("p", {}, care)),
  ];
}

function list(texts) {
  return h("ul", {}, texts.map((text) => h("li", {}, text)));
}

function reasons({ reasons, scene, session }, act) {
  if (!reasons.shown.length) return null;
  const isShown = session.round?.status !== "closed";
  return panel("reasons", say("reasons.title"), say(isShown ? "reason.about" : "reason.closed"),
    h("ul", { class: "plain" }, byChoice(reasons.shown, scene.choices).map((reason) => {
      const isLit = reason.id === reasons.spotlight;
      const about = `reason-${reason.id}`;
      return h("li", { key: about, class: ["reason", isLit && "lit", !isShown && "side"].filter(Boolean).join(" ") },
        h("div", { id: about }, h("p", {}, reason.text), h("p", { class: "small" }, choiceText(scene.choices, reason.choice))),
        h("div", { class: "row" },
          isShown && h("button", {
            type: "button", "aria-pressed": String(isLit), "aria-describedby": about,
            onclick: () => act.order("spotlight", { reason: reason.id, on: !isLit }),
          }, icon("megaphone"), say("reason.spotlight")),
          isShown && h("button", {
            type: "button", disabled: reason.kept, "aria-describedby": about,
            onclick: () => act.order("keep", { reason: reason.id }),
          }, icon(reason.kept ? "check" : "save"), say(reason.kept ? "reason.kept" : "reason.keep")),
          h("button", { type: "button", "aria-label": say("reason.drop"), "aria-describedby": about, onclick: () => act.drop(reason) },
            icon("trash-2"), !isShown && say("reason.drop"))));
    })));
}

function byChoice(reasons, choices) {
  const places = answers(choices).map((choice) => choice.id);
  return [...reasons].sort((a, b) => places.indexOf(a.choice) - places.indexOf(b.choice));
}

function secrets({ trainer }, act) {
  const told = trainer.roles.filter((role) => role.private);
  if (!told.length) return null;
  const canMark = trainer.able.includes("told");
  return h("section", { key: "secrets", class: "secret", "aria-labelledby": "p-secrets" },
    h("h2", { id: "p-secrets" }, icon("eye-off"), count("private.roles", told.length)),
    known(told.map((role) => ({
      role: role.id, name: role.name, text: role.private, is_told: trainer.told[role.id],
    })), canMark && act),
    h("p", { class: "small" }, say("private.trainer")));
}

function advice({ scene, trainer }, act) {
  if (!scene.advice.length || !trainer.able.includes("consult")) return null;
  return panel("advice", say("consult.title"), say("consult.about"),
    h("ul", { class: "plain" }, scene.advice.map((each) => h("li", { key: each.advisor, class: "reason" },
      h("p", {}, h("strong", {}, each.role), ` ${each.name}`),
      each.text
        ? [h("p", {}, each.text), each.stance && h("p", { class: "small" }, say("advice.stance", { choice: choiceText(scene.choices, each.stance) || say("advice.open") }))]
        : h("button", { type: "button", onclick: () => act.order("consult", { advisor: each.advisor }) },
          icon("message-circle"), say("consult.hear", { advisor: each.role }))))));
}

function actions({ scene, trainer }, act) {
  const isOpen = scene.actions.length > 0 && trainer.able.includes("act");
  if (!isOpen && !scene.reports.length) return null;
  return panel("actions", say("act.title"), say("act.about"),
    scene.reports.length > 0 && list(scene.reports),
    isOpen && h("ul", { class: "plain" }, scene.actions.map((action) => {
      const wanted = trainer.proposals[action.id] ?? 0;
      return h("li", { key: action.id, class: "reason side" },
        h("p", {}, action.text, wanted > 0 && h("strong", {}, ` · ${count("act.proposed", wanted)}`)),
        h("button", { type: "button", onclick: () => act.order("act", { action: action.id }), "aria-label": say("act.take-this", { action: action.text }) },
          icon("play"), say("act.take")));
    })));
}

function lines({ session }, act) {
  if (!session.lines.length) return null;
  const most = [...session.lines].sort((a, b) => b.support - a.support);
  return panel("lines", say("lines.title"), say("lines.about"),
    h("ul", { class: "plain" }, most.map((line) => {
      const about = `line-${line.id}`;
      return h("li", { key: about, class: "reason" },
        h("div", { id: about }, h("p", {}, line.text), h("p", { class: "small" }, count("lines.count", line.support))),
        h("div", { class: "row" },
          h("button", { type: "button", disabled: line.is_taken, "aria-describedby": about, onclick: () => act.adopt(line) },
            icon(line.is_taken ? "check" : "save"), say(line.is_taken ? "lines.taken" : "lines.adopt")),
          h("button", { type: "button", "aria-label": say("lines.drop"), "aria-describedby": about, onclick: () => act.dropLine(line) },
            icon("trash-2"))));
    })));
}

function kept({ trainer, session }, act) {
  if (!trainer.kept.length || !["debrief", "agreement", "closed"].includes(session.stage)) return null;
  return panel("kept", say("kept.title"), null, h("ul", { class: "plain" }, trainer.kept.map((reason) =>
    h("li", { key: `kept-${reason.id}`, class: "reason side" }, h("p", {}, reason.text),
      session.stage !== "closed" && h("button", { type: "button", onclick: () => act.drop(reason) }, icon("trash-2"), say("reason.drop"))))));
}
