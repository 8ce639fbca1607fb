// The room itself: how to come in, who is there, settings, and what the trainer wrote down.

import { h, icon } from "./dom.js";
import { sessionNow } from "./page.js";
import { panel } from "./trainer-talk.js";
import { clock, count, say } from "./words.js";

const NOBODY_S = 60;
const LIMITS = [null, 60, 90, 120];

/** Notes of the trainer, each at its moment. */
export function notesPanel({ frame, note }, act) {
  const { trainer, session } = frame;
  const send = (event) => {
    event.preventDefault();
    act.note();
  };
  const isClosed = session.stage === "closed";
  if (isClosed && !trainer.notes.length) return null;
  return panel("notes", say("notes.title"), say("notes.about"),
    !isClosed && h("form", { key: "note", class: "stack", onsubmit: send },
      h("label", { for: "note", class: "unseen" }, say("notes.title")),
      h("textarea", { id: "note", rows: 2, maxlength: 1000, value: note, oninput: (event) => act.writeNote(event.target.value) }),
      h("div", {}, h("button", {}, icon("notebook-pen"), say("notes.save")))),
    trainer.notes.length > 0 && h("ul", {}, [...trainer.notes].reverse().map((each) =>
      h("li", {}, each.text, " ", h("span", { class: "small" }, `${clock(each.at_s)} · ${say(`trainer.${each.stage}`)}`)))));
}

/** Who is there and how it is played; how to come in, once that is not what matters most. */
export function roomPanels(model, act) {
  return [
    seatsPanel(model, act), model.frame.session.stage !== "lobby" && joinPanel(model, act),
    settingsPanel(model, act), screensPanel(model, act),
  ];
}

/** How to come in: the code, its QR code, and what to do when no phone gets through. */
export function joinPanel({ frame }, act) {
  const { room, trainer, session } = frame;
  const isLobby = session.stage === "lobby";
  const nobody = !trainer.seats.length && !room.reached && sessionNow() > NOBODY_S;
  const others = room.addresses.filter((each, number, all) => all.findIndex((one) => one.ip === each.ip) === number);
  return folded("join", say("room.join"), isLobby, [
    nobody && h("div", { class: "problem", key: "nobody" },
      h("p", {}, h("strong", {}, say("room.nobody"))),
      h("ul", {}, ["wifi", "address", "hotspot", "hands"].map((each) => h("li", {}, say(`room.nobody.${each}`))))),
    h("div", { class: "way-in" },
      h("img", { class: "qr", src: room.qr, alt: say("room.qr"), width: 200, height: 200 }),
      h("div", { class: "stack" },
        h("p", {}, say("room.at"), " ", h("strong", {}, room.join_url.split("#")[0])),
        h("p", {}, say("join.code"), " ", h("strong", { class: "room-code" }, room.code)),
        h("label", {}, say("room.address"),
          h("select", { onchange: (event) => act.order("address", { address: event.target.value }) },
            others.map((each) => h("option", { value: each.ip, selected: room.join_url.includes(`//${each.ip}:`) },
              each.adapter ? `${each.ip} (${each.adapter})` : each.ip)))),
        h("div", {}, h("button", { type: "button", onclick: () => act.order("new-code") }, say("room.new-code"))),
        h("p", { class: "small" }, say("room.new-code-text"))),
    )]);
}

function folded(key, title, isOpen, body) {
  return h("details", { key: `${key}-${isOpen}`, class: "card", open: isOpen },
    h("summary", {}, h("h2", {}, title)), body);
}

function seatsPanel({ frame }, act) {
  const { trainer, session } = frame;
  const title = count("seats.title", trainer.seats.filter((seat) => !seat.has_left).length);
  return folded("seats", title, session.stage === "lobby", [
    !trainer.seats.length && h("p", {}, say("seats.none")),
    h("ul", { class: "plain seats" }, trainer.seats.map((seat) => seatRow(seat, trainer, act))),
    trainer.roles.length > 0 && h("details", { key: "roles" }, h("summary", {}, say("seats.roles")),
      h("dl", {}, trainer.roles.map((role) => [h("dt", {}, role.name), h("dd", {}, role.brief)]))),
  ]);
}

function seatRow(seat, trainer, act) {
  const state = seat.has_left ? "left" : seat.is_connected ? "here" : "away";
  const [first = "", ...more] = seat.roles;
  const give = (event) => act.order("roles", { seat: seat.seat, roles: [event.target.value, ...more].filter(Boolean) });
  const extra = more.map((id) => trainer.roles.find((role) => role.id === id)?.name ?? id);
  return h("li", { key: `seat-${seat.seat}`, class: "reason side" },
    h("p", {}, h("strong", {}, seat.animal), h("span", { class: "small" }, ` ${say(`seats.${state}`)}`),
      extra.length > 0 && h("span", { class: "small" }, ` · ${say("seats.also", { roles: extra.join(", ") })}`)),
    !seat.has_left && [
      trainer.roles.length > 0 && h("select", { "aria-label": say("seats.role", { animal: seat.animal }), onchange: give },
        h("option", { value: "", selected: !first, disabled: Boolean(first) }, say("seats.no-role")),
        trainer.roles.map((role) => h("option", { value: role.id, selected: role.id === first }, role.name))),
      !seat.is_connected && h("button", {
        type: "button", "aria-label": say("seats.dismiss-label", { animal: seat.animal }),
        onclick: () => act.order("dismiss", { seat: seat.seat }),
      }, say("seats.dismiss")),
      trainer.settings.decides === "mayor" && h("button", {
        type: "button", "aria-pressed": String(seat.is_mayor), "aria-label": say("seats.mayor", { animal: seat.animal }),
        onclick: () => act.order("mayor", { seat: seat.is_mayor ? null : seat.seat }),
      }, icon("gavel"), say("seats.mayor-short")),
    ]);
}

function settingsPanel({ frame }, act) {
  const { settings } = frame.trainer;
  const pick = (name, values, change) => h("label", {}, say(`settings.${name}`),
    h("select", { onchange: (event) => act.settings({ [name]: change(event.target.value) }) },
      values.map((value) => h("option", { value: value ?? "", selected: value === settings[name] },
        name === "seconds" ? (value ? count("seconds", value) : say("limit.none")) : say(`settings.${name}.${value}`)))));
  return folded("settings", say("settings"), false, [
    h("div", { class: "stack" },
      pick("decides", ["trainer", "majority", "mayor"], String),
      settings.decides === "mayor" && h("p", { class: "small" }, say("settings.mayor")),
      pick("dealing", ["chosen", "random", "hand"], String),
      pick("seconds", [...new Set([...LIMITS, settings.seconds])], (value) => Number(value) || null)),
  ]);
}

function screensPanel({ frame }, act) {
  const { session, trainer } = frame;
  if (!trainer.able.includes("hide")) return null;
  const hidden = session.is_hidden;
  return panel("screens", say("screens.title"), null,
    h("p", { class: "small" }, say(hidden ? "screens.hidden" : "screens.shown")),
    h("button", { type: "button", "aria-pressed": String(hidden), onclick: () => act.order("hide", { on: !hidden }) },
      icon(hidden ? "eye" : "eye-off"), say(hidden ? "screens.show" : "screens.hide")));
}
