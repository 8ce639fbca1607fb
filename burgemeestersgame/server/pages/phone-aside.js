// The other places of a phone: who I am, what has arrived, and the way out.

import { h, icon } from "./dom.js";
import { say, storyTime } from "./words.js";

const CHANNELS = { news: "newspaper", home: "house", control: "siren" };

/** Paragraphs of a text of the story. */
export function paragraphs(text) {
  return text.split(/\n+/).map((line) => h("p", { class: "story" }, line));
}

/** What only this role is told; it can be covered from eyes nearby. */
export function secret({ frame, isCovered }, act) {
  const told = frame.cards.filter((card) => card.private);
  if (!told.length) return null;
  return h("section", { key: "secret", class: "secret", "aria-labelledby": "secret" },
    h("h2", { id: "secret" }, icon("eye-off"), say("private.title")),
    isCovered ? h("p", {}, say("private.covered")) : told.map((card) => paragraphs(card.private)),
    h("p", { class: "small" }, say("private.only-you")),
    h("button", { type: "button", onclick: () => act.cover(!isCovered) },
      icon(isCovered ? "eye" : "eye-off"), say(isCovered ? "private.show" : "private.cover")));
}

/** Cards with what this phone's roles are about. */
export function roleCards({ frame }) {
  return frame.cards.map((card) => h("section", { class: "card" },
    h("p", { class: "small" }, say("role.yours")),
    h("h2", {}, card.name),
    paragraphs(card.brief)));
}

/** A message of the story. */
export function messageCard(message) {
  return h("li", { class: `message ${message.channel}` },
    h("p", { class: "small" }, icon(CHANNELS[message.channel] ?? "message-circle"),
      h("strong", {}, message.sender), ` ${storyTime(message.at)}`,
      message.is_new && h("span", { class: "tag" }, say("messages.fresh"))),
    paragraphs(message.text));
}

/** What the advisors said whom the room has heard; folded where there is something to do. */
export function heard({ scene }, isFolded = false) {
  const told = scene.advice.filter((advice) => advice.text);
  if (!told.length) return null;
  const stance = (advice) => scene.choices.find((choice) => choice.id === advice.stance)?.text;
  const title = say("advice.title");
  return h(isFolded ? "details" : "section", { key: `advice-${isFolded}` },
    isFolded ? h("summary", {}, title) : h("h2", {}, title),
    h("ul", { class: "plain" }, told.map((advice) => h("li", { class: "card" },
      h("p", {}, h("strong", {}, advice.role), ` ${advice.name}`),
      paragraphs(advice.text),
      stance(advice) && h("p", { class: "small" }, say("advice.stance", { choice: stance(advice) }))))));
}

function role(model, act) {
  const { me, cards } = model.frame;
  return [
    h("h1", { tabindex: "-1" }, say("role.you-are", { animal: me.animal })),
    me.is_mayor && h("p", { class: "note" }, icon("gavel"), say("role.mayor")),
    cards.length ? roleCards(model) : h("p", {}, say("role.none")),
    secret(model, act),
    h("p", { class: "note" }, icon("lock"), say("role.privacy")),
  ];
}

function messages({ frame }) {
  const { scene } = frame;
  const advice = heard(frame);
  return [
    h("h1", { tabindex: "-1" }, say("messages.title")),
    advice,
    scene.reports.length > 0 && h("section", { key: "reports" },
      h("h2", {}, say("reports.title")),
      h("ul", {}, scene.reports.map((report) => h("li", {}, report)))),
    scene.messages.length > 0 &&
      h("ul", { class: "plain", key: "messages" }, [...scene.messages].reverse().map(messageCard)),
    !advice && !scene.reports.length && !scene.messages.length && h("p", { key: "none" }, say("messages.none")),
  ];
}

function stop(model, act) {
  return [
    h("h1", { tabindex: "-1" }, say("stop.title")),
    h("p", {}, say("stop.text"), " ", say("mirror.leave")),
    h("p", {}, say("stop.again")),
    h("div", { class: "row" },
      h("button", { type: "button", class: "danger", onclick: act.leave }, icon("log-out"), say("stop.yes")),
      h("button", { type: "button", onclick: () => act.go("now") }, say("stop.no"))),
  ];
}

export const aside = [role, messages, stop];
