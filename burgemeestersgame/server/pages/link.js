// A socket that comes back by itself, with commands that are sent until they are acknowledged.

import { randomHex } from "./keep.js";

export const VERSION = 1;
const WAITS_MS = [0, 500, 1000, 2000, 4000, 8000];
const PING_MS = 15000;
const ANSWER_MS = 6000;
const FINAL = new Set([4000, 4001, 4002, 4003]); // the host closed on purpose

/**
 * A link to the host.
 *
 * `hello()` gives the first message. `onFrame(frame)` gets every frame, `onChange()` is called when
 * `status` changed: connecting, connected, lost or closed.
 */
export class Link {
  constructor(path, hello, onFrame, onChange) {
    this.status = "closed";
    this.tries = 0;
    this._url = `ws://${location.host}${path}`;
    Object.assign(this, { _hello: hello, _onFrame: onFrame, _onChange: onChange });
    this._socket = null;
    this._waiting = new Map();
    this._retry = this._deadline = 0;
    const now = () => this._comeBack();
    document.addEventListener("visibilitychange", () => document.hidden || now());
    window.addEventListener("online", now);
    window.addEventListener("pageshow", now);
    window.addEventListener("offline", () => this._check(1500));
    setInterval(() => document.hidden || this._check(), PING_MS);
  }

  /** Connect, or say hello once more. */
  open() {
    this._close();
    this.tries = 0;
    this._set("connecting");
    this._connect();
  }

  /** Stop, without leaving the session. */
  close() {
    this._close();
    for (const { settle } of this._waiting.values()) settle({ ok: false, code: "closed", text: "" });
    this._waiting.clear();
    this._set("closed");
  }

  /** Send a command; return its acknowledgement, however long that takes. */
  ask(message) {
    const sent = { ...message, id: randomHex(16) };
    return new Promise((settle) => {
      this._waiting.set(sent.id, { sent, settle });
      if (this.status === "connected") this._send(sent);
    });
  }

  _connect() {
    const socket = new WebSocket(this._url);
    this._socket = socket;
    this._expect(ANSWER_MS);
    const mine = (handle) => (event) => socket === this._socket && handle(event);
    socket.onopen = mine(() => this._send(this._hello()));
    socket.onmessage = mine((event) => this._take(JSON.parse(event.data)));
    socket.onclose = mine((event) => this._lost(event.code));
  }

  _take(frame) {
    clearTimeout(this._deadline);
    this._deadline = 0;
    if (frame.t === "ack") {
      const waiting = this._waiting.get(frame.id);
      this._waiting.delete(frame.id);
      waiting?.settle(frame);
    }
    this._onFrame(frame);
    if (this.status !== "connected" && (frame.t === "state" || frame.t === "trainer")) {
      this.tries = 0;
      this._set("connected");
      for (const { sent } of this._waiting.values()) this._send(sent);
    }
  }

  _lost(code) {
    this._close();
    if (FINAL.has(code)) {
      this.close();
      return;
    }
    this._set("lost");
    const wait = WAITS_MS[Math.min(this.tries, WAITS_MS.length - 1)] * Math.random();
    this.tries += 1;
    this._retry = setTimeout(() => this._connect(), wait);
  }

  _comeBack() {
    if (this.status === "lost" || this.status === "connecting") {
      this._close();
      this._connect();
    } else {
      this._check(2500);
    }
  }

  /** Ask whether the host is still there: a locked phone may hold a socket that is dead. */
  _check(patience = ANSWER_MS) {
    if (this.status !== "connected") return;
    this._send({ t: "ping" });
    this._expect(patience);
  }

  _expect(patience) {
    clearTimeout(this._deadline);
    this._deadline = setTimeout(() => this._lost(0), patience);
  }

  _send(message) {
    if (this._socket?.readyState === WebSocket.OPEN) this._socket.send(JSON.stringify(message));
  }

  _close() {
    clearTimeout(this._retry);
    clearTimeout(this._deadline);
    const socket = this._socket;
    this._socket = null;
    socket?.close();
  }

  _set(status) {
    if (status === this.status) return;
    this.status = status;
    this._onChange();
  }
}
