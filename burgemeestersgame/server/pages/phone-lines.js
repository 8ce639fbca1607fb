// The agreement that the group writes together: suggest one line, support what others suggest.

import { h, icon } from "./dom.js";
import { count, say } from "./words.js";

const MAX_LINE = 140;

/** What the group agreed on so far, a line each. */
export function agreed({ session }) {
  if (!session.agreement) return null;
  return h("figure", { key: "agreed", class: "card" },
    h("figcaption", { class: "small" }, say("agreement.ours")),
    h("ul", { class: "plain" }, session.agreement.split("\n").map((line) => h("li", {}, h("blockquote", {}, line)))));
}

/** A line of one's own, and those of everybody. */
export function together(model, act) {
  const { session, me } = model.frame;
  return [
    suggestion(model, act),
    session.lines.length > 0 && h("fieldset", { key: "lines", class: "options" },
      h("legend", {}, say("lines.title")),
      h("p", { class: "small" }, say("lines.text")),
      session.lines.map((line) => {
        const isMine = me.supported.includes(line.id);
        return h("label", { key: `line-${line.id}`, class: "option" },
          h("input", { type: "checkbox", checked: isMine, onchange: () => act.support(line.id, !isMine) }),
          h("span", {}, line.text, h("br"), h("small", {}, about(line, me))));
      })),
  ];
}

function about(line, me) {
  const said = [count("lines.count", line.support)];
  if (line.id === me.line?.id) said.push(say("lines.mine"));
  if (line.is_taken) said.push(say("lines.taken"));
  return said.join(", ");
}

function suggestion({ line, frame }, act) {
  const text = line ?? frame.me.line?.text ?? "";
  const send = (event) => {
    event.preventDefault();
    act.suggest(text);
  };
  return h("form", { key: "suggest", class: "stack", onsubmit: send },
    h("div", {},
      h("label", { for: "line" }, say("line.label")),
      h("textarea", {
        id: "line", rows: 2, maxlength: MAX_LINE, value: text, "aria-describedby": "line-hint",
        oninput: (event) => act.writeLine(event.target.value.replace(/\s*\n\s*/g, " ")),
      }),
      h("p", { id: "line-hint", class: "small between" },
        h("span", {}, say("line.hint")),
        h("span", { class: "clock" }, say("vote.counter", { count: text.length, most: MAX_LINE })))),
    h("button", { class: frame.me.line ? null : "primary" }, icon("message-circle"), say(frame.me.line ? "line.change" : "line.send")));
}
