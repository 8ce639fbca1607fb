// The debrief on the trainer's page: the page that the room is at, the others, and who knew what.

import { debriefPage } from "./debrief-page.js";
import { h, icon } from "./dom.js";
import { say } from "./words.js";

/** The page that the room is at, and the way to the others. */
export function debriefCard({ frame }, act) {
  const { debrief, session } = frame;
  if (!debrief || session.stage !== "debrief") return null;
  return h("div", { key: `page-${debrief.page}`, class: "stack" },
    debriefPage(debrief, true),
    debrief.knew.length > 0 && known(debrief.knew, act),
    debrief.questions.length > 0 && h("div", {},
      h("h2", {}, say("guide.questions")),
      h("ul", {}, debrief.questions.map((question) => h("li", {}, question)))),
    h("label", { class: "limit" }, h("span", {}, say("debrief.pages")),
      h("select", { value: String(debrief.page), onchange: (event) => act.order("page", { number: Number(event.target.value) }) },
        debrief.contents.map((each) => h("option", { value: String(each.page), selected: each.page === debrief.page },
          each.title)))));
}

/** The first page of the step that follows, for who wants to go on past the other dilemmas. */
export function nextStep({ debrief }) {
  const after = debrief?.contents.find((each) => each.step_number > debrief.step_number);
  return after && after.page > debrief.page + 1 ? after : null;
}

/** What some roles alone were told, and whether that was said; nobody marks it without `act`. */
export function known(knew, act) {
  return h("dl", {}, knew.map((each) => [
    h("dt", {}, each.name),
    h("dd", { class: "stack" }, h("p", {}, each.text), act && marks(each, act)),
  ]));
}

function marks({ role, is_told }, act) {
  const mark = (on, text) => h("button", {
    type: "button", "aria-pressed": String(is_told === on), onclick: () => act.order("told", { roles: [role], on }),
  }, is_told === on && icon("check"), say(text));
  return h("div", { class: "row" }, mark(true, "told.yes"), mark(false, "told.no"));
}

/** Offers the report once there is something to report. */
export function reportButton({ frame, isFetching }, act) {
  if (!["debrief", "agreement", "closed"].includes(frame.session.stage)) return null;
  return h("div", { key: "report", class: "row" },
    h("button", { type: "button", disabled: isFetching, onclick: act.report }, icon("save"), say("report.save")),
    h("p", { class: "small" }, say("report.about")));
}
