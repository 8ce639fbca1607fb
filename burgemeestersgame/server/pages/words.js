// The texts of the pages, in the language of the session.

let texts = {};

/** Fetch them; until then there is nothing to say. */
export async function fetchWords(from = "texts.json") {
  const answer = await fetch(from);
  texts = await answer.json();
  document.documentElement.lang = texts.lang;
}

/** Return a text with its `{places}` filled in. */
export function say(key, places = {}) {
  return filled(texts[key] ?? key, places);
}

/** Return the form of a text that belongs to `count`. */
export function count(key, number, places = {}) {
  const [one, many] = texts[key] ?? [key, key];
  return filled(number === 1 ? one : many, { count: number, ...places });
}

/** Return seconds as "1:40", which everybody reads at a glance. */
export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return say("clock", { minutes: Math.floor(whole / 60), seconds: String(whole % 60).padStart(2, "0") });
}

/** Return seconds in words: "1 minute and 40 seconds". */
export function duration(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) return count("seconds", whole);
  const said = count("minutes", minutes);
  return whole % 60 ? say("and", { one: said, other: count("seconds", whole % 60) }) : said;
}

/** Return the time of the story in "2016-03-01T19:04" as the game writes it: 19.04 or 7.04 p.m. */
export function storyTime(iso) {
  if (!iso) return "";
  const hours = Number(iso.slice(11, 13));
  const minutes = iso.slice(14, 16);
  if (texts.lang === "nl") return `${hours}.${minutes}`;
  return `${hours % 12 || 12}.${minutes} ${hours < 12 ? "a.m." : "p.m."}`;
}

function filled(text, places) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
}
