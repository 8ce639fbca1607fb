// What stands around each view of a phone: the bar with who one is, and the four places to go.

import { h, icon } from "./dom.js";
import { secondsLeft } from "./page.js";
import { clock, count, duration, say } from "./words.js";

const TABS = [["now", "hand"], ["role", "user"], ["messages", "mail"], ["stop", "log-out"]];

/** The bar: the animal and its role, and the time or the connection. */
export function bar(model) {
  const { frame, phase, status } = model;
  const me = phase === "in" ? frame.me : null;
  return [
    h("p", { class: "who" },
      me && h("span", { class: "badge", "aria-hidden": "true" }, me.animal[0]),
      h("span", {}, me ? whoAmI(frame) : say("title"))),
    phase === "in" && state(model, status),
  ];
}

function whoAmI({ me, cards }) {
  return [me.animal, ...cards.map((card) => card.name)].join(" · ");
}

function state(model, status) {
  const { session } = model.frame;
  const left = secondsLeft(session);
  if (status !== "connected") {
    return h("p", { class: "state away" }, h("span", { class: "dot", "aria-hidden": "true" }),
      say(status === "lost" ? "link.lost" : "link.connecting"));
  }
  if (left !== null && session.round.status === "open") {
    return h("p", { class: "state" }, icon("timer"), h("span", { class: "unseen" }, duration(left)),
      h("span", { class: "clock", "aria-hidden": "true" }, clock(left)));
  }
  return h("p", { class: "state" }, h("span", { class: "dot", "aria-hidden": "true" }),
    say(model.isBack ? "link.back" : "link.connected"));
}

/** The places to go, at the bottom where a thumb is. */
export function tabs({ tab, frame }, act) {
  const fresh = frame.scene.messages.filter((message) => message.is_new).length;
  return h("ul", {}, TABS.map(([id, picture]) => h("li", {},
    h("button", { type: "button", "aria-current": tab === id ? "page" : null, onclick: () => act.go(id) },
      icon(picture), h("span", {}, say(`tab.${id}`)),
      id === "messages" && fresh > 0 && h("span", { class: "fresh" },
        h("span", { "aria-hidden": "true" }, fresh), h("span", { class: "unseen" }, count("messages.new", fresh)))))));
}
