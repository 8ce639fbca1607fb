// The trainer's page: steers the session. It comes back to where the session is, on any device with
// the link; the newest one steers.

import { draw, h } from "./dom.js";
import { keep, recall } from "./keep.js";
import { Link, VERSION } from "./link.js";
import { announce, confirmed, focusHeading, heedClock, isTyping, secondsLeft } from "./page.js";
import { decisionCard, nowCard, rail } from "./trainer-now.js";
import { talkPanels } from "./trainer-talk.js";
import { joinPanel, notesPanel, roomPanels } from "./trainer-room.js";
import { topBar } from "./trainer-bar.js";
import { fetchWords, say } from "./words.js";

const LAST_S = 20;

/**
 * What the page shows. `seconds`: the time to give the next round, "" for none, null for the usual.
 * `choice`: picked for the decision. `hands`: counts of a show of hands, null while nobody counts.
 */
const model = {
  phase: "joining",
  key: location.hash.slice(1),
  frame: null,
  status: "connecting",
  problem: "",
  seconds: null,
  choice: "",
  hands: null,
  isDeciding: false, // after one vote, without a second one
  text: "",
  note: recall("note") ?? "",
  agreement: null,
  isFetching: false,
};

const underway = new Set(); // commands whose outcome this page does not show yet

const link = new Link("/ws/trainer", () => ({ t: "trainer", v: VERSION, key: model.key }), take, changed);

function take(frame) {
  heedClock(frame.now);
  if (frame.t === "trainer") {
    see(frame);
  } else if (frame.t === "refused" || frame.t === "elsewhere") {
    model.phase = frame.t;
    model.problem = frame.text;
    render();
    focusHeading();
  } else if (frame.t === "error") {
    model.problem = frame.text;
    render();
  }
}

function see(frame) {
  const before = stageKey();
  model.frame = frame;
  if (model.phase !== "in") model.problem = "";
  model.phase = "in";
  model.caughtUp?.();
  if (stageKey() !== before) arrive(before === "");
  else render();
}

function arrive(isFirst) {
  const { session } = model.frame;
  model.problem = "";
  if (!["first-vote", "second-vote"].includes(session.stage)) model.seconds = null;
  model.choice = "";
  model.hands = null;
  model.isDeciding = false;
  model.text = "";
  model.isWarned = false;
  render();
  if (isFirst) focusHeading();
  else announce(say(`trainer.${session.stage}`));
  if (!isFirst && !isTyping()) document.querySelector("#next")?.focus({ preventScroll: true });
}

function stageKey() {
  const { session, scene } = model.frame ?? {};
  if (!session) return "";
  return [session.stage, session.round?.status, session.is_paused, session.page, scene.scene].join();
}

function changed() {
  const wasLost = model.status === "lost";
  model.status = link.status;
  if (link.status === "lost" && !wasLost) announce(say("link.lost-long"));
  if (link.status === "connected" && wasLost) announce(say("link.back"));
  render();
}

/** Give a command for the moment that this page shows; pressed twice, it is given once. */
async function order(what, parts = {}) {
  if (underway.has(what)) return false;
  underway.add(what);
  model.problem = "";
  const answer = await link.ask({ t: "do", what, moment: model.frame.moment, ...parts });
  if (!answer.ok && answer.text) {
    model.problem = answer.text;
    announce(answer.text);
  }
  if (answer.moment > model.frame.moment) await new Promise((shown) => (model.caughtUp = shown));
  underway.delete(what);
  render();
  return answer.ok;
}

const act = {
  order,
  set(changes) {
    Object.assign(model, changes);
    render();
  },
  async note() {
    const text = model.note;
    if (text.trim() && (await order("note", { text }))) {
      model.note = "";
      keep("note", null);
      announce(say("notes.saved"));
      render();
    }
  },
  writeNote(note) {
    model.note = note;
    keep("note", note);
    render();
  },
  async agree() {
    const isKept = await order("agree", { text: model.agreement ?? model.frame.session.agreement });
    if (isKept) {
      model.agreement = null;
      announce(say("agreement.saved"));
      render();
    }
    return isKept;
  },
  async adopt(line) {
    if (model.agreement !== null && !(await act.agree())) return;
    if (await order("adopt", { line: line.id })) announce(say("lines.taken"));
  },
  async dropLine(line) {
    if (await confirmed(say("lines.sure"), say("lines.drop"), line.text)) await order("drop-line", { line: line.id });
  },
  async drop(reason) {
    if (await confirmed(say("reason.sure"), say("reason.drop"), reason.text)) await order("drop", { reason: reason.id });
  },
  async report() {
    if (model.isFetching) return;
    act.set({ isFetching: true });
    const answer = await link.ask({ t: "report" });
    act.set({ isFetching: false, problem: answer.ok ? "" : answer.text });
    if (answer.ok) save(answer.name, answer.html);
  },
  async end() {
    if (await confirmed(say("end.sure"), say("end.yes"), say("end.text"))) await order("end");
  },
  async lookBack() {
    if (await confirmed(say("look-back.sure"), say("look-back.yes"), say("look-back.text"))) await order("look-back");
  },
  async finish() {
    if (await confirmed(say("end.sure"), say("end.yes"), say("end.kept"))) await order("next");
  },
  async countHands() {
    const votes = Object.fromEntries(Object.entries(model.hands).map(([id, typed]) => [id, Number(typed) || 0]));
    await order("hands", { votes });
  },
  async settings(changes) {
    const settings = { ...model.frame.trainer.settings, ...changes };
    if (await order("settings", { settings })) model.seconds = null;
    render();
  },
};

/** Have the browser save a page under a name. */
function save(name, html) {
  const address = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function render() {
  const main = document.getElementById("main");
  draw(document.getElementById("bar"), topBar(model, act));
  draw(main, model.phase === "in" ? session() : door());
  document.title = model.phase === "in" ? `${model.frame.scene.title} · ${say("trainer")}` : say("trainer");
}

function session() {
  const { stage } = model.frame.session;
  const [isLobby, isClosed] = [stage === "lobby", stage === "closed"];
  return [
    model.status !== "connected" && h("p", { key: "lost", class: "problem" }, say("link.lost-long")),
    model.problem && h("p", { key: "problem", class: "problem" }, model.problem),
    rail(model.frame),
    nowCard(model, act),
    decisionCard(model, act),
    h("div", { key: "panels", class: "panels" },
      isLobby && joinPanel(model, act), talkPanels(model, act), notesPanel(model, act),
      !isClosed && roomPanels(model, act)),
    !isClosed && h("p", { key: "end", class: "way-out row" },
      model.frame.trainer.able.includes("look-back") && h("button", { type: "button", onclick: act.lookBack }, say("look-back")),
      h("button", { type: "button", class: "danger", onclick: act.end }, say("end"))),
  ];
}

/** What is shown while the page does not steer. */
function door() {
  const titles = { joining: "joining.title", elsewhere: "elsewhere.title", refused: "refused.title" };
  return h("div", { key: "door", class: "stack door" },
    h("h1", { tabindex: "-1" }, say(titles[model.phase])),
    h("p", {}, model.problem || say("joining.wait")),
    model.phase === "elsewhere" && h("button", { type: "button", class: "primary", onclick: () => link.open() },
      say("elsewhere.steer")),
    model.phase === "refused" && h("button", { type: "button", class: "primary", onclick: () => location.reload() },
      say("refused.reload")));
}

function tick() {
  if (model.phase !== "in") return;
  render();
  const left = secondsLeft(model.frame.session);
  if (left !== null && left <= LAST_S && left > 0 && !model.isWarned) {
    model.isWarned = true;
    announce(say("time.nearly"));
  }
}

await fetchWords("trainer.json");
render();
link.open();
setInterval(tick, 1000);
window.addEventListener("hashchange", () => {
  model.key = location.hash.slice(1);
  link.open();
});
