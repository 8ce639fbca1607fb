// Where the session is, and the one button that says the next step.

import { h, icon } from "./dom.js";
import { secondsLeft } from "./page.js";
import { answers } from "./tally.js";
import { debriefCard, nextStep, reportButton } from "./trainer-debrief.js";
import { clock, count, say } from "./words.js";

const RAIL = [
  "lobby", "practice", "briefing", "first-vote", "first-reveal", "talk", "second-vote", "second-reveal",
  "decision", "consequence", "debrief", "agreement",
];
const LIKE = { reading: "consequence", explaining: "consequence", ending: "consequence", closed: "agreement" };
const LIMITS = ["", "60", "90", "120"];
const MORE_S = [30, 60];

/** The stages, and which of them is now. */
export function rail({ session }) {
  const at = RAIL.indexOf(LIKE[session.stage] ?? session.stage);
  return h("ol", { key: "rail", class: "rail", "aria-label": say("rail") }, RAIL.map((stage, number) =>
    h("li", { class: number < at ? "past" : number === at ? "now" : null, "aria-current": number === at ? "step" : null },
      h("span", {}, say(`stage.${stage}`)))));
}

/** What is going on, and the next step. */
export function nowCard(model, act) {
  const { debrief, session, scene } = model.frame;
  const titles = { consequence: "consequence.title", reading: "reading.title", ending: "ending.title" };
  const heading = titles[session.stage] ? say(titles[session.stage]) : debrief?.title ?? (scene.question || scene.title);
  return h("section", { key: "now", class: "card now", "aria-labelledby": "now" },
    h("div", { class: "between" },
      h("div", {},
        h("p", { class: "above" }, above(model.frame), say(session.is_paused ? "paused.title" : `trainer.${session.stage}`)),
        h("h1", { id: "now", tabindex: "-1" }, heading)),
      turnout(model.frame)),
    scene.decided && h("p", { key: "decided" }, h("strong", {}, say("consequence.decided", { choice: scene.decided }))),
    story(scene, titles[session.stage] !== undefined, session.stage),
    session.stage === "explaining" && explain(model, act),
    debriefCard(model, act),
    session.stage === "agreement" && agreement(model, act),
    model.hands ? hands(model, act) : h("div", { key: "steps", class: "row steps" },
      model.isDeciding ? h("button", { key: "back", type: "button", onclick: () => act.set({ isDeciding: false }) }, say("cancel"))
        : steps(model, act)),
    reportButton(model, act));
}

/** Which dilemma or page it is, before what is going on there. */
function above({ session, debrief }) {
  if (session.pages) return `${say("debrief.page", { page: session.page, pages: session.pages })} · `;
  const isAbout = session.round || session.stage === "consequence";
  return session.number > 0 && isAbout && !debrief && `${say("dilemma", { number: session.number })} · `;
}

function story(scene, isRead, stage) {
  if (!scene.text || ["debrief", "agreement", "closed"].includes(stage)) return null;
  const text = scene.text.split(/\n+/).map((line) => h("p", { class: "story" }, line));
  if (isRead) return h("div", { key: "story" }, text);
  return h("details", { key: `story-${scene.scene}` }, h("summary", {}, say("situation")), text);
}

function turnout({ session, trainer }) {
  if (session.round?.status !== "open") return null;
  const left = secondsLeft(session);
  return h("div", { class: "turnout" },
    h("p", { class: "big" }, say("turnout", { voted: trainer.voted, expected: trainer.expected })),
    h("p", { class: "small" }, say("turnout.text"), trainer.missing > 0 && ` ${say("turnout.missing", { count: trainer.missing })}`),
    left !== null && h("p", { class: left <= 20 ? "time last" : "time" }, icon(left <= 20 ? "hourglass" : "timer"),
      say("turnout.left", { time: clock(left) })));
}

/** The next step first, then what else may be done. */
function steps(model, act) {
  const { session, trainer } = model.frame;
  const able = new Set(trainer.able);
  const go = (what, parts) => () => act.order(what, parts);
  const next = (text, onclick, picture = "play") =>
    h("button", { key: "next", id: "next", type: "button", class: "primary", onclick }, icon(picture), say(text));
  const other = (text, onclick, picture) =>
    h("button", { key: text, type: "button", onclick }, picture && icon(picture), say(text));
  if (session.is_paused) return next("step.resume", go("resume"));
  const opening = () => go("open", { seconds: Number(limitOf(model)) });
  const deciding = other("step.decision", () => act.set({ isDeciding: true }), "gavel");
  const byHands = other("step.hands", () => act.set({ hands: {} }), "hand");
  switch (session.round?.status) {
    case "open":
      return [
        next("step.close", go("close"), "lock"),
        extensions(model.frame, act), byHands,
      ];
    case "closed":
      if (["practice", "first-vote", "second-vote"].includes(session.stage)) {
        return [next("step.reveal", go("reveal"), "eye"), able.has("next") && other("step.skip-reveal", go("next"))];
      }
      break;
    case "waiting":
      if (["practice", "first-vote", "second-vote"].includes(session.stage)) {
        return [next(`step.open.${session.stage}`, opening(), "hand"), limit(model, act), byHands,
          session.stage === "practice" && other("step.briefing", go("next"))];
      }
  }
  switch (session.stage) {
    case "lobby":
      return [next("step.practise", go("practise"), "hand"), other("step.briefing", go("next"))];
    case "practice":
      return next("step.briefing", go("next"));
    case "briefing":
      return [next("step.begin", go("next")), other("step.practise", go("practise"))];
    case "first-reveal":
      return [next("step.talk", go("next"), "users"), other("step.open.second-vote", opening()), limit(model, act), deciding];
    case "talk":
      return [next("step.open.second-vote", opening(), "hand"), limit(model, act), deciding];
    case "second-reveal":
      return next("step.decision", go("next"), "gavel");
    case "consequence":
    case "reading":
      return next("step.on", go("next"));
    case "ending":
      return next("step.debrief", go("next"));
    case "debrief":
      return [next(session.page < session.pages ? "step.page" : "step.agreement", go("next")), stepOn(model, act)];
    case "agreement":
      return next("step.finish", act.finish, "flag");
    case "closed":
      return h("p", {}, say("trainer.closed-text"));
  }
  return null;
}

function stepOn({ frame }, act) {
  const after = nextStep(frame);
  return after && h("button", { key: "step-on", type: "button", onclick: () => act.order("page", { number: after.page }) },
    say("step.to", { title: after.title }));
}

function limit(model, act) {
  const limit = limitOf(model);
  const limits = [...new Set([...LIMITS, limit])];
  return h("label", { key: "limit", class: "limit" }, h("span", {}, say("limit")),
    h("select", { value: limit, onchange: (event) => act.set({ seconds: event.target.value }) },
      limits.map((each) => h("option", { value: each, selected: each === limit }, each ? count("seconds", Number(each)) : say("limit.none")))));
}

/** The time to give the next round, "" for none: as picked, or as usual. */
function limitOf({ seconds, frame }) {
  return seconds ?? String(frame.trainer.limit ?? "");
}

function extensions({ session }, act) {
  if (session.round.closes_at_s === null || session.round.closes_at_s === undefined) return null;
  return [
    ...MORE_S.map((seconds) => h("button", { key: `more-${seconds}`, type: "button", onclick: () => act.order("extend", { seconds }) },
      icon("timer"), say("step.extend", { seconds }))),
    h("button", { key: "more", type: "button", onclick: () => act.order("extend", { seconds: null }) }, say("step.no-limit")),
  ];
}

function hands({ frame, hands }, act) {
  const { scene } = frame;
  const send = (event) => {
    event.preventDefault();
    act.countHands();
  };
  return h("form", { key: "hands", class: "stack", onsubmit: send },
    h("p", {}, say("hands.text")),
    answers(scene.choices).map((choice) => h("label", { class: "hand" }, h("span", {}, choice.text),
      h("input", {
        type: "number", inputmode: "numeric", min: 0, max: 6000, value: hands[choice.id] ?? "",
        oninput: (event) => act.set({ hands: { ...hands, [choice.id]: event.target.value } }),
      }))),
    h("div", { class: "row" },
      h("button", { class: "primary" }, icon("hand"), say("hands.send")),
      h("button", { type: "button", onclick: () => act.set({ hands: null }) }, say("cancel"))));
}

function explain(model, act) {
  const send = (event) => {
    event.preventDefault();
    act.order("explain", { text: model.text });
  };
  return h("form", { key: "explain", class: "stack", onsubmit: send },
    h("label", { for: "explain" }, say("explain.label")),
    h("textarea", { id: "explain", rows: 2, maxlength: 500, value: model.text, oninput: (event) => act.set({ text: event.target.value }) }),
    h("div", { class: "row" },
      h("button", { id: "next", class: "primary" }, icon("save"), say(model.text.trim() ? "explain.save" : "explain.skip"))));
}

function agreement(model, act) {
  const text = model.agreement ?? model.frame.session.agreement;
  const send = (event) => {
    event.preventDefault();
    act.agree();
  };
  return h("form", { key: "agree", class: "stack", onsubmit: send },
    h("label", { for: "agree" }, say("agreement.label")),
    h("textarea", { id: "agree", rows: 5, maxlength: 1000, value: text, oninput: (event) => act.set({ agreement: event.target.value }) }),
    h("div", { class: "row" }, h("button", {}, icon("save"), say("agreement.save")),
      model.agreement === null && model.frame.session.agreement && h("p", { class: "small" }, say("agreement.saved"))));
}

/** The decision: by whoever has the last word, written down here. */
export function decisionCard(model, act) {
  const { session, scene, trainer } = model.frame;
  if ((session.stage !== "decision" && !model.isDeciding) || session.is_paused) return null;
  const { decides } = trainer.settings;
  const isMajority = decides === "majority" && trainer.leaders.length > 0;
  const open = isMajority ? trainer.leaders : scene.choices.map((choice) => choice.id);
  const chosen = model.choice || (isMajority && open.length === 1 ? open[0] : "");
  const mayor = trainer.seats.find((seat) => seat.is_mayor);
  const send = (event) => {
    event.preventDefault();
    act.order("decide", { choice: chosen });
  };
  return h("form", { key: "decision", class: "card stack", onsubmit: send },
    h("p", { class: "note" }, icon("gavel"), decides === "mayor" && mayor
      ? say("decide.mayor", { animal: mayor.animal })
      : say(isMajority ? (open.length > 1 ? "decide.tied" : "decide.majority") : "decide.trainer")),
    h("fieldset", { class: "options" },
      h("legend", {}, say("decide.title")),
      scene.choices.map((choice) => h("label", { class: "option" },
        h("input", {
          type: "radio", name: "decision", checked: chosen === choice.id, disabled: !open.includes(choice.id),
          onchange: () => act.set({ choice: choice.id }),
        }),
        h("span", {}, choice.text,
          trainer.leaders.includes(choice.id) && h("small", {}, ` · ${say("decide.leads")}`))))),
    h("div", { class: "row steps" },
      h("button", { id: "next", class: "primary", disabled: !chosen }, icon("gavel"), say(chosen ? "decide" : "decide.choose"))));
}
