// The page of a participant: joins, shows what this phone may see, and sends what its owner answers.

import { draw, h } from "./dom.js";
import { fromAddress, keep, keepMe, randomHex, recall, recallMe } from "./keep.js";
import { Link, VERSION } from "./link.js";
import { announce, confirmed, focusHeading, heedClock, isTyping, secondsLeft } from "./page.js";
import { aside } from "./phone-aside.js";
import { bar, tabs } from "./phone-frame.js";
import { reflect, reflectVote } from "./phone-mirror.js";
import { now } from "./phone-now.js";
import { fetchWords, say } from "./words.js";

const AGAIN_MS = 6000;
const LAST_S = 20;

/**
 * What the page shows.
 *
 * phase: joining, join (a form), in, left, elsewhere or refused. frame: all that the host said.
 * draft: the answer as far as it is written. line: likewise the line for the agreement, null if
 * nobody is writing one. tab: now, role, messages or stop.
 */
const model = {
  phase: "joining",
  me: null,
  code: "",
  frame: {},
  tab: "now",
  status: "connecting",
  isBack: false,
  problem: "",
  isCovered: recall("covered") ?? false,
  draft: {},
  line: recall("line"),
  isEditing: false,
};

const link = new Link("/ws", hello, take, changed);

function hello() {
  const code = model.isAsking ? "" : model.code;
  return { t: "hello", v: VERSION, token: model.me.token, code };
}

/** Come in: first as somebody who was here before, then with the code. */
function come() {
  const before = recallMe();
  model.code = fromAddress().code || before?.code || "";
  if (before?.hasLeft) {
    model.me = before;
    show("left");
  } else if (before) {
    model.me = before;
    model.isAsking = true;
    show("joining");
    link.open();
  } else if (model.code) {
    join(model.code);
  } else {
    show("join");
  }
}

function join(code) {
  model.code = code.trim().toUpperCase();
  model.problem = "";
  model.isAsking = false;
  model.me = { token: randomHex(32), code: model.code };
  show("joining");
  link.open();
}

function show(phase) {
  model.phase = phase;
  render();
  focusHeading();
}

// -- what comes in ---------------------------------------------------------------------------------

function take(frame) {
  heedClock(frame.now);
  switch (frame.t) {
    case "state":
    case "scene":
    case "session":
    case "reasons":
      see(frame);
      break;
    case "refused":
      refused(frame);
      break;
    case "elsewhere":
      model.problem = frame.text;
      show("elsewhere");
      break;
    case "error":
      model.problem = frame.text;
      render();
  }
}

function see(frame) {
  const before = stageKey();
  const told = model.frame;
  const isFirst = model.phase !== "in";
  model.frame = { ...model.frame, ...frame };
  if (frame.t === "state") {
    model.phase = "in";
    model.isAsking = false;
    keepMe(model.me);
  }
  if (model.phase !== "in") return;
  const { session, me } = model.frame;
  if (me.has_left) return;
  heedRound(isFirst);
  if (frame.t === "state" && me.ballot) reflectVote(model.me.token, model.frame, me.ballot);
  if (session.stage === "closed") forget();
  const isNew = stageKey() !== before;
  if (isNew) {
    model.tab = "now";
    model.problem = "";
  }
  render();
  if (isNew) arrive();
  else hearOf(told);
}

/** Say what changed while the stage stayed the same. */
function hearOf({ scene, session }) {
  const fresh = model.frame.scene.advice.find((each, place) => each.text && !scene.advice[place]?.text);
  if (fresh) announce(say("advice.new", { advisor: fresh.role }));
  if (session.round?.closes_at_s !== model.frame.session.round?.closes_at_s) {
    model.isWarned = false;
    announce(say("time.changed"));
  }
}

/** Bring the reader to what is new; who is typing only hears of it. */
function arrive() {
  if (isTyping()) announce(document.querySelector("main h1")?.textContent ?? "");
  else focusHeading();
}

function stageKey() {
  const { session, scene } = model.frame;
  if (!session) return "";
  return [session.stage, session.round?.status, session.is_paused, session.is_hidden, scene.scene].join();
}

/** Take up the answer that was written for this round, or begin a new one. */
function heedRound(isFirst) {
  const { session, me, moment } = model.frame;
  if (session.round?.status !== "open") {
    me.ballot = null;
    keep("draft", null);
    return;
  }
  const round = `${model.me.token} ${moment}`;
  if (model.draft.round !== round) {
    const written = recall("draft");
    model.draft = written?.round === round ? written : { round, value: "", reason: "", ...me.ballot };
    model.isEditing = false;
    model.isWarned = false;
  }
  if (isFirst && model.draft.isSent) seal();
}

function refused(frame) {
  if (frame.code === "code" && model.isAsking) {
    forget();
    keepMe(null);
    if (model.code) join(model.code);
    else show("join");
    return;
  }
  if (frame.code === "code" || frame.code === "too-often") {
    model.me = null;
    model.problem = frame.text;
    show("join");
    announce(frame.text);
    return;
  }
  if (frame.code === "not-now" || frame.code === "full") forget();
  model.problem = frame.text;
  model.refusal = frame.code;
  show("refused");
}

function forget() {
  for (const name of ["me", "draft", "line", "mirror"]) keep(name, null);
}

function changed() {
  const wasLost = model.status === "lost";
  model.status = link.status;
  if (link.status === "lost" && !wasLost) announce(say("link.lost-long"));
  if (link.status === "connected" && wasLost) {
    model.isBack = true;
    announce(say("link.back"));
    setTimeout(() => {
      model.isBack = false;
      render();
    }, AGAIN_MS);
  }
  render();
}

// -- what goes out ---------------------------------------------------------------------------------

/** Keep what is being written, so that it outlives a reload. */
function write(changes) {
  Object.assign(model.draft, changes);
  model.problem = "";
  keep("draft", model.draft);
  render();
}

async function seal() {
  const { draft, frame } = model;
  if (!draft.choice) {
    model.problem = say("vote.choose-first");
    render();
    announce(model.problem);
    document.querySelector("main input[type=radio]")?.focus();
    return;
  }
  const { choice, reason } = draft;
  const value = draft.value || null;
  write({ isSent: true });
  const [, moment] = draft.round.split(" ");
  const answer = await ask({ t: "vote", choice, value, reason, moment: Number(moment) });
  if (answer.ok) reflectVote(model.me.token, frame, { choice, value, reason });
  if (model.draft === draft) {
    draft.isSent = false;
    if (answer.ok) {
      model.frame.me.ballot = { choice, value, reason };
      model.isEditing = false;
      keep("draft", null);
    } else {
      keep("draft", draft);
    }
  }
  render();
  if (answer.ok) {
    document.activeElement?.blur();
    focusHeading();
    announce(say("vote.sealed"));
  }
}

/** Send a command; what the host says against it is shown. */
async function ask(message) {
  model.problem = "";
  const answer = await link.ask(message);
  if (!answer.ok && answer.text) {
    model.problem = answer.text;
    announce(answer.text);
  }
  render();
  return answer;
}

/** Send what is about the agreement; the answer says what stands of this phone. */
async function agreeing(message) {
  const answer = await ask(message);
  if (answer.ok) Object.assign(model.frame.me, { line: answer.line, supported: answer.supported });
  render();
  return answer;
}

const act = {
  join,
  seal,
  toAnswers() {
    const first = document.querySelector("main input[type=radio]");
    first.closest("fieldset").scrollIntoView();
    first.focus({ preventScroll: true });
  },
  write,
  edit() {
    model.isEditing = true;
    model.draft = { ...model.draft, ...model.frame.me.ballot, isSent: false };
    model.draft.value ||= "";
    render();
    document.querySelector("main input[type=radio]:checked")?.focus();
  },
  keepSealed() {
    model.isEditing = false;
    keep("draft", null);
    render();
    focusHeading();
  },
  async chooseRole(role) {
    await ask({ t: "role", role });
  },
  async propose(action, wanted) {
    const answer = await ask({ t: "propose", action, wanted });
    if (!answer.ok) return;
    const mine = model.frame.me.proposed.filter((each) => each !== action);
    model.frame.me.proposed = wanted ? [...mine, action] : mine;
    announce(say(wanted ? "action.proposed" : "action.taken-back"));
    render();
  },
  writeLine(line) {
    model.line = line;
    keep("line", line);
    render();
  },
  async suggest(text) {
    const answer = await agreeing({ t: "line", text });
    if (!answer.ok) return;
    model.line = null;
    keep("line", null);
    announce(say(text.trim() ? "line.sent" : "line.taken-back"));
    render();
  },
  async support(line, wanted) {
    const answer = await agreeing({ t: "support", line, wanted });
    if (answer.ok) announce(say(wanted ? "lines.supported" : "lines.not-supported"));
  },
  reflect(changes) {
    reflect(model.me.token, changes);
    render();
  },
  async clearMirror() {
    if (!(await confirmed(say("mirror.sure"), say("mirror.clear")))) return;
    keep("mirror", null);
    announce(say("mirror.cleared"));
    render();
    focusHeading();
  },
  async decide(choice) {
    const text = model.frame.scene.choices.find((each) => each.id === choice).text;
    if (await confirmed(say("mayor.sure", { choice: text }), say("mayor.decide"))) {
      await ask({ t: "decide", choice });
    }
  },
  cover(isCovered) {
    model.isCovered = isCovered;
    keep("covered", isCovered);
    announce(say(isCovered ? "private.is-covered" : "private.is-open"));
    render();
  },
  go(tab) {
    model.tab = tab;
    render();
    focusHeading();
  },
  async leave() {
    const answer = await ask({ t: "leave" });
    if (!answer.ok) return;
    forget();
    keepMe({ ...model.me, hasLeft: true });
    link.close();
    show("left");
  },
  back() {
    delete model.me.hasLeft;
    model.isAsking = false;
    model.tab = "now";
    show("joining");
    link.open();
  },
  reload: () => location.reload(),
  anew() {
    keepMe(null);
    model.code = "";
    model.problem = "";
    history.replaceState(history.state, "", location.pathname);
    show("join");
  },
};

// -- drawing ---------------------------------------------------------------------------------------

function render() {
  const main = document.getElementById("main");
  const nav = document.getElementById("tabs");
  const isIn = model.phase === "in";
  draw(document.getElementById("bar"), bar(model));
  const problem = model.problem && model.phase === "in" && h("p", { key: "problem", class: "problem" }, model.problem);
  const view = isIn ? [now, ...aside][["now", "role", "messages", "stop"].indexOf(model.tab)] : null;
  draw(main, problem, view ? view(model, act) : door(model));
  nav.hidden = !isIn || model.frame.session.stage === "closed";
  nav.setAttribute("aria-label", say("tabs"));
  draw(nav, isIn && tabs(model, act));
  const heading = main.querySelector("h1")?.textContent;
  document.title = heading ? `${heading} · ${say("title")}` : say("title");
}

/** What is shown to somebody who is not in. */
function door() {
  const { phase, problem, code } = model;
  const heading = (text) => h("h1", { tabindex: "-1" }, text);
  const press = (text, onclick) => h("button", { type: "button", class: "primary", onclick }, text);
  if (phase === "join") {
    const send = (event) => {
      event.preventDefault();
      join(new FormData(event.target).get("code"));
    };
    const describedby = problem ? "wrong code-hint" : "code-hint";
    return h("form", { key: "join", class: "stack", onsubmit: send },
      heading(say("join.title")),
      h("p", {}, say("join.privacy")),
      h("label", { for: "code" }, say("join.code")),
      h("input", {
        id: "code", name: "code", class: "code", required: true, maxlength: 12, autocomplete: "off",
        autocapitalize: "characters", spellcheck: "false", "aria-describedby": describedby,
        "aria-invalid": problem ? "true" : null,
      }),
      h("p", { id: "code-hint", class: "small" }, say("join.hint")),
      problem && h("p", { id: "wrong", class: "problem" }, problem),
      h("button", { class: "primary" }, say("join.go")));
  }
  if (phase === "left") {
    return [heading(say("left.title")), h("p", {}, say("left.text")), press(say("left.back"), act.back)];
  }
  if (phase === "elsewhere") {
    return [heading(say("elsewhere.title")), h("p", {}, problem), press(say("elsewhere.here"), act.back)];
  }
  if (phase === "refused") {
    const isOld = ["version", "bad-message", "too-much"].includes(model.refusal);
    return [
      heading(say("refused.title")),
      h("p", {}, problem),
      isOld ? press(say("refused.reload"), act.reload) : press(say("refused.anew"), act.anew),
    ];
  }
  return [heading(say("joining.title")), h("p", {}, code ? say("joining.text", { code }) : say("joining.wait"))];
}

/** Let the clock run, and say once that time is nearly up. */
function tick() {
  const left = secondsLeft(model.frame.session);
  if (left === null || model.phase !== "in" || model.frame.session.round.status !== "open") return;
  render();
  if (left <= LAST_S && left > 0 && !model.isWarned && !model.frame.me.ballot) {
    model.isWarned = true;
    announce(say("time.nearly"));
  }
}

await fetchWords();
come();
setInterval(tick, 1000);
window.addEventListener("hashchange", () => {
  const { code } = fromAddress();
  if (code && code !== model.code && model.phase !== "in") join(code);
});
