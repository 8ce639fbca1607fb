// What this browser keeps: who it is, and an answer that has not been sent. Where storage is
// refused it is kept in the address (who) and in the history of this tab (the answer).

const NAME = "burgemeestersgame";

/** Return a number of random hexadecimal digits; no secure context is needed. */
export function randomHex(digits) {
  const bytes = crypto.getRandomValues(new Uint8Array(digits / 2));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Return what the address holds behind `#`: a code, and a token where storage is refused. */
export function fromAddress() {
  const [code, token] = decodeURIComponent(location.hash.slice(1)).split("/");
  return { code: (code ?? "").trim().toUpperCase(), token: token ?? "" };
}

/** Return what is kept under a name, null if nothing is. */
export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(`${NAME}.${name}`));
  } catch {
    return history.state?.[name] ?? null;
  }
}

/** Keep something under a name; null forgets it. Return whether the browser's storage took it. */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(`${NAME}.${name}`);
    else localStorage.setItem(`${NAME}.${name}`, JSON.stringify(value));
    return true;
  } catch {
    history.replaceState({ ...history.state, [name]: value }, "");
    return false;
  }
}

/** Keep who this phone is. */
export function keepMe(me) {
  const isKept = keep("me", me);
  const token = isKept || me === null ? "" : `/${me.token}`;
  history.replaceState(history.state, "", `#${me?.code ?? fromAddress().code}${token}`);
}

/** Return who this phone is, null if it is nobody yet. */
export function recallMe() {
  const { code, token } = fromAddress();
  return /^[0-9a-f]{32}$/.test(token) ? { code, token } : recall("me");
}
