// What both pages do: speak to a screen reader, ask for certainty, tell the time, keep the focus.

import { draw, h } from "./dom.js";
import { say } from "./words.js";

const TYPING = "textarea, select, input:not([type=radio]):not([type=checkbox])";
let offset = 0; // seconds from this page's clock, which no change of the time touches, to the session's

/** Heed the `now` of a frame. */
export function heedClock(now) {
  if (typeof now === "number") offset = now - performance.now() / 1000;
}

/** Return the seconds since the session began. */
export function sessionNow() {
  return performance.now() / 1000 + offset;
}

/** Return the seconds left of the round that is open, null without a limit. */
export function secondsLeft(session) {
  const closes = session?.round?.closes_at_s;
  if (session?.is_paused || closes === null || closes === undefined) return null;
  return Math.max(0, closes - sessionNow());
}

/** Tell a screen reader, once it has finished what it is saying. */
export function announce(text) {
  const live = document.getElementById("live");
  const isSaid = live.textContent === text;
  draw(live, isSaid ? `${text} ` : text);
}

/** Whether somebody is typing, so that nothing may take the focus. */
export function isTyping() {
  return document.activeElement?.matches(TYPING) ?? false;
}

/** Put the focus on the heading of what is new, unless somebody is typing. */
export function focusHeading() {
  if (isTyping()) return;
  const heading = document.querySelector("main h1");
  heading?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

/** Ask whether something is really meant; resolves to true or false. */
export function confirmed(question, yes, explanation = "") {
  const dialog = document.createElement("dialog");
  return new Promise((settle) => {
    const answer = (value) => () => dialog.close(value);
    draw(
      dialog,
      h("h2", { id: "asked" }, question),
      explanation && h("p", {}, explanation),
      h(
        "div",
        { class: "row" },
        h("button", { type: "button", class: "danger", onclick: answer("yes") }, yes),
        h("button", { type: "button", onclick: answer("") }, say("cancel")),
      ),
    );
    dialog.setAttribute("aria-labelledby", "asked");
    dialog.addEventListener("close", () => {
      dialog.remove();
      settle(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector("button:last-child").focus();
  });
}
