// What a phone shows of where the session is: one view per stage.

import { debriefPage } from "./debrief-page.js";
import { h, icon } from "./dom.js";
import { heard, messageCard, paragraphs, roleCards, secret } from "./phone-aside.js";
import { agreed, together } from "./phone-lines.js";
import { mirror } from "./phone-mirror.js";
import { form, privacy, sealed } from "./phone-vote.js";
import { choiceText, tally, valueCounts } from "./tally.js";
import { count, say, storyTime } from "./words.js";

const VIEWS = {
  lobby, practice, briefing,
  "first-vote": voting, "second-vote": voting,
  "first-reveal": revealed, "second-reveal": revealed,
  talk, decision, consequence, reading, explaining, ending, debrief, agreement, closed,
};

/** The view of this moment. */
export function now(model, act) {
  const { session } = model.frame;
  if (session.is_paused) return pause("paused");
  if (session.is_hidden && session.stage !== "closed") return pause("hidden");
  return [
    model.status === "lost" && h("p", { key: "lost", class: "problem" }, say("link.lost-long")),
    VIEWS[session.stage](model, act),
  ];
}

function pause(kind) {
  return [
    title(say(`${kind}.title`), null),
    h("p", { class: "note" }, icon(kind === "paused" ? "pause" : "eye-off"), say(`${kind}.text`)),
  ];
}

function title(text, above) {
  return [
    above && h("p", { class: "above", key: "above" }, above),
    h("h1", { tabindex: "-1", key: "title" }, text),
  ];
}

function wait(text) {
  return h("p", { class: "note", key: "wait" }, icon("clock"), text);
}

// -- before the story ------------------------------------------------------------------------------

function lobby({ frame }, act) {
  const { session, me, cards } = frame;
  const mine = new Set(cards.map((card) => card.id));
  return [
    title(say("role.you-are", { animal: me.animal }), say("lobby.in")),
    h("p", { key: "text" }, say("lobby.text")),
    session.roles.length > 0 && h("fieldset", { key: "roles", class: "options" },
      h("legend", {}, say("lobby.choose")),
      session.roles.map((role) => h("label", { class: "option" },
        h("input", {
          type: "radio", name: "role", checked: mine.has(role.id),
          disabled: role.is_full && !mine.has(role.id), onchange: () => act.chooseRole(role.id),
        }),
        h("span", {}, role.name, role.is_full && !mine.has(role.id) && h("small", {}, ` ${say("lobby.full")}`))))),
    cards.length > 0 && h("p", { key: "look", class: "note" }, icon("user"), say("lobby.look")),
    wait(say("lobby.wait")),
    h("p", { key: "privacy", class: "note" }, icon("lock"), say("role.privacy")),
  ];
}

function practice(model, act) {
  const { session, scene } = model.frame;
  const about = say("practice.above");
  if (session.round.status === "shown") {
    return [title(say("reveal.title"), about), counts(model), reasons(model), wait(say("practice.done"))];
  }
  return vote(model, act, about, h("p", { key: "practice" }, say("practice.text")), scene.question);
}

function briefing(model, act) {
  const { scene, cards } = model.frame;
  return [
    title(scene.title, say("stage.briefing")),
    h("p", { key: "text" }, say(cards.length ? "briefing.text" : "briefing.no-role")),
    h("div", { key: "cards" }, roleCards(model)),
    secret(model, act),
    wait(say("briefing.wait")),
  ];
}

// -- at a dilemma ----------------------------------------------------------------------------------

function voting(model, act) {
  const { session, scene } = model.frame;
  const isFirst = session.stage === "first-vote";
  const above = [say("dilemma", { number: session.number }), say(isFirst ? "vote.first" : "vote.second")];
  const before = [
    situation(scene, isFirst),
    secret(model, act),
    heard(model.frame, true),
    !isFirst && session.before && h("details", { key: "before" },
      h("summary", {}, say("tally.first-round")), tally(scene.choices, session.before, null)),
  ];
  return vote(model, act, above.join(" · "), before, scene.question, proposals(model, act));
}

function vote(model, act, above, before, question, after = null) {
  const { session, scene, me } = model.frame;
  const { status } = session.round;
  if (status === "open") {
    const isSealed = me.ballot && !model.isEditing && !model.draft.isSent;
    if (isSealed) return [title(say("vote.sealed"), above), sealed(model, act), h("div", { key: "before", class: "stack" }, before), after];
    return [
      title(question, above),
      h("div", { key: "before", class: "stack" }, before),
      form(model, act, question),
      after,
    ];
  }
  const text = status === "waiting" ? "vote.opens" : "vote.closed";
  return [
    title(question, above),
    h("div", { key: "before", class: "stack" }, before),
    status === "waiting" && h("ul", { key: "choices", class: "choices" }, scene.choices.map((choice) => h("li", {}, choice.text))),
    wait(say(text)),
    status === "waiting" && privacy(),
    after,
  ];
}

function situation(scene, isOpen) {
  const fresh = scene.messages.filter((message) => message.is_new);
  const body = [
    scene.story_time && h("p", { class: "small" }, icon("clock"), say("story.time", { time: storyTime(scene.story_time) })),
    paragraphs(scene.text),
    fresh.length > 0 && h("ul", { class: "plain" }, fresh.map(messageCard)),
  ];
  if (isOpen) return h("section", { key: `situation-${scene.scene}`, "aria-label": say("situation") }, body);
  return h("details", { key: "again" }, h("summary", {}, say("situation.again")), body);
}

function proposals({ frame }, act) {
  const { scene, me } = frame;
  if (!scene.actions.length) return null;
  return h("details", { key: "actions" },
    h("summary", {}, say("action.title")),
    h("p", { class: "small" }, say("action.text")),
    h("ul", { class: "plain" }, scene.actions.map((action) => {
      const isMine = me.proposed.includes(action.id);
      return h("li", {}, h("label", { class: "option" },
        h("input", { type: "checkbox", checked: isMine, onchange: () => act.propose(action.id, !isMine) }),
        h("span", {}, action.text)));
    })));
}

function revealed(model, act) {
  const { session, scene } = model.frame;
  const isSecond = session.stage === "second-reveal";
  return [
    title(scene.question, say(isSecond ? "reveal.second" : "reveal.first")),
    counts(model),
    reasons(model),
    isSecond && mayorDecides(model, act),
    secret(model, act),
    h("div", { key: "situation" }, situation(scene, false)),
    proposals(model, act),
  ];
}

function talk(model, act) {
  const { scene } = model.frame;
  return [
    title(scene.question, say("stage.talk")),
    h("p", { class: "note", key: "talk" }, icon("users"), say("talk.text")),
    secret(model, act),
    counts(model),
    reasons(model),
    heard(model.frame),
    h("div", { key: "situation" }, situation(scene, false)),
    proposals(model, act),
  ];
}

function decision(model, act) {
  const { session, scene, me } = model.frame;
  const isMine = session.decides === "mayor" && me.is_mayor;
  return [
    title(scene.question, say("stage.decision")),
    isMine ? mayorDecides(model, act) : wait(say(`decision.${session.decides}`)),
    counts(model),
    reasons(model),
    proposals(model, act),
  ];
}

function mayorDecides({ frame }, act) {
  const { session, scene, me } = frame;
  if (session.decides !== "mayor" || !me.is_mayor) return null;
  return h("section", { key: "mayor", class: "card" },
    h("h2", {}, icon("gavel"), say("mayor.title")),
    h("p", {}, say("mayor.text")),
    h("div", { class: "stack" }, scene.choices.map((choice) =>
      h("button", { type: "button", class: "choice", onclick: () => act.decide(choice.id) }, choice.text))));
}

function counts({ frame }) {
  const { session, scene } = frame;
  if (!session.before && !session.after) return null;
  return h("section", { key: "counts", class: "card" },
    h("h2", {}, say("tally.title")),
    tally(scene.choices, session.before, session.after),
    valueCounts(scene.values, session.after ?? session.before));
}

function reasons({ frame }) {
  const { shown, more, spotlight } = frame.reasons;
  if (!shown.length) return null;
  const first = (a, b) => (b.id === spotlight) - (a.id === spotlight);
  return h("section", { key: "reasons" },
    h("h2", {}, say("reasons.title")),
    h("ul", { class: "plain" }, [...shown].sort(first).map((reason) =>
      h("li", { class: reason.id === spotlight ? "reason lit" : "reason" },
        reason.id === spotlight && h("p", { class: "small" }, icon("megaphone"), say("reasons.spotlight")),
        h("p", {}, reason.text),
        h("p", { class: "small" }, choiceText(frame.scene.choices, reason.choice))))),
    more > 0 && h("p", { class: "small" }, say("reasons.more", { count: more })));
}

// -- what follows ----------------------------------------------------------------------------------

function consequence({ frame }) {
  const { scene } = frame;
  const fresh = scene.messages.filter((message) => message.is_new);
  return [
    title(say("consequence.title"), storyTime(scene.story_time) && say("story.time", { time: storyTime(scene.story_time) })),
    h("p", { key: "decided", class: "note" }, icon("gavel"),
      scene.decided ? say("consequence.decided", { choice: scene.decided }) : say("consequence.silence")),
    h("div", { key: "text" }, paragraphs(scene.text)),
    fresh.length > 0 && h("ul", { key: "messages", class: "plain" }, fresh.map(messageCard)),
    wait(say("consequence.wait")),
  ];
}

function reading({ frame }) {
  return [title(say("reading.title"), null), h("div", { key: "text" }, situation(frame.scene, true)), wait(say("consequence.wait"))];
}

function explaining({ frame }) {
  return [
    title(say("explain.above"), null),
    h("div", { key: "text" }, paragraphs(frame.scene.text), paragraphs(frame.scene.question)),
    h("p", { key: "together", class: "note" }, icon("users"), say("explain.text")),
  ];
}

function ending({ frame }) {
  return [title(say("ending.title"), null), h("div", { key: "text" }, paragraphs(frame.scene.text)), wait(say("ending.wait"))];
}

function debrief(model, act) {
  const page = model.frame.debrief;
  return [
    title(page.title, [say("stage.debrief"), say("debrief.page", page)].join(" · ")),
    h("div", { key: `page-${page.page}`, class: "stack" }, debriefPage(page)),
    mirror(model, act),
  ];
}

function agreement(model, act) {
  return [
    title(say("agreement.title"), null),
    h("p", { key: "text" }, say("agreement.text")),
    agreed(model.frame),
    together(model, act),
    mirror(model, act),
  ];
}

function closed({ frame }) {
  return [title(say("closed.title"), null), h("p", { key: "text" }, say("closed.text")), agreed(frame)];
}
