// The bar of the trainer's page: what is played, who is there, and pausing.

import { h, icon } from "./dom.js";
import { say, storyTime } from "./words.js";

/** The bar; the pause is always at hand. */
export function topBar({ phase, frame, status }, act) {
  if (phase !== "in") return h("p", { class: "who" }, say("trainer"));
  const { scene, session, trainer } = frame;
  const here = trainer.seats.filter((seat) => seat.is_connected).length;
  const all = trainer.seats.filter((seat) => !seat.has_left).length;
  const paused = session.is_paused;
  return [
    h("p", { class: "who" }, scene.title, scene.story_time && h("span", { class: "state" },
      say("story.time", { time: storyTime(scene.story_time) }))),
    h("div", { class: "row" },
      h("p", { class: "state" }, icon("users"), say("trainer.connected", { here, all })),
      status !== "connected" && h("p", { class: "state away" }, h("span", { class: "dot", "aria-hidden": "true" }), say("link.lost")),
      (paused || trainer.able.includes("pause")) && h("button", {
        type: "button", class: "on-bar", onclick: () => act.order(paused ? "resume" : "pause"),
      }, icon(paused ? "play" : "pause"), say(paused ? "step.resume" : "step.pause"))),
  ];
}
