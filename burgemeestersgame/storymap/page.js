"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const one = (selector, inside = document) => inside.querySelector(selector);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const stage = one(".stage");
  const map = one(".stage svg");
  const panel = one(".panel");
  const strip = one(".strip");
  const whole = { width: map.width.baseVal.value, height: map.height.baseVal.value };
  const story = Number(map.dataset.story);
  const idOf = node => one("a", node).getAttribute("href").slice(1);
  const nodes = new Map(all(".node", map).map(node => [idOf(node), node]));
  const articles = new Map(all("#list article").map(each => [each.id, each]));
  const boxes = new Map([...nodes].map(([id, node]) => [id, one(".box.first", node).getBBox()]));

  // -- where we look: the left top of the view in the picture, and pixels a unit -----------------
  const view = { x: 0, y: 0, scale: 1 };

  const smallest = () => Math.min(stage.clientWidth / whole.width, stage.clientHeight / whole.height, 0.5);

  function show() {
    const wide = stage.clientWidth / view.scale, high = stage.clientHeight / view.scale;
    const keep = (at, room, size) =>
      size < room ? (size - room) / 2 : Math.min(Math.max(at, -40), size - room + 40);
    view.x = keep(view.x, wide, whole.width);
    view.y = keep(view.y, high, whole.height);
    map.setAttribute("viewBox", `${view.x} ${view.y} ${wide} ${high}`);
    map.classList.toggle("is-far", view.scale < 0.4);
    const frame = one(".view", strip);
    if (frame) {
      for (const [name, value] of Object.entries({ x: view.x, y: view.y, width: wide, height: high })) {
        frame.setAttribute(name, value);
      }
    }
  }

  function zoom(factor, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
    const scale = Math.min(Math.max(view.scale * factor, smallest()), 4);
    view.x += x / view.scale - x / scale;
    view.y += y / view.scale - y / scale;
    view.scale = scale;
    show();
  }

  function move(dx, dy) {
    view.x += dx / view.scale;
    view.y += dy / view.scale;
    show();
  }

  function centre(id) {
    const box = boxes.get(id);
    if (!box) return;
    const wide = stage.clientWidth / view.scale, high = stage.clientHeight / view.scale;
    view.x = box.x + box.width / 2 - wide / 2;
    view.y = box.height > high * 0.8 ? box.y - 20 : box.y + box.height / 2 - high / 2;
    show();
  }

  function reveal(id) {
    const box = boxes.get(id);
    const wide = stage.clientWidth / view.scale, high = stage.clientHeight / view.scale;
    const isSeen = box && box.x >= view.x && box.y >= view.y
      && box.x + box.width <= view.x + wide && box.y + Math.min(box.height, high / 2) <= view.y + high;
    if (!isSeen) centre(id);
  }

  function readable() {
    view.scale = Math.min(Math.max(stage.clientWidth / story, 0.9), 1.1);
    const middle = view.y + stage.clientHeight / view.scale / 2;
    view.x = story / 2 - stage.clientWidth / view.scale / 2;
    view.y = middle - stage.clientHeight / view.scale / 2;
    show();
  }

  function entire() {
    view.scale = smallest();
    show();
  }

  // -- the panel ---------------------------------------------------------------------------------
  let chosen = null;

  function tell(id, isKeyboard) {
    const article = articles.get(id);
    if (!article) return;
    const told = one(".told", panel);
    told.replaceChildren(...[...article.childNodes].map(each => each.cloneNode(true)));
    told.lang = article.parentElement.lang || root.lang;
    panel.hidden = false;
    panel.scrollTop = 0;
    all(".chosen", map).forEach(each => each.classList.remove("chosen"));
    chosen = nodes.get(id) || null;
    if (chosen) {
      chosen.classList.add("chosen");
      view.scale = Math.max(view.scale, 0.6);
      reveal(id);
    }
    if (isKeyboard) one("h3", told).focus();
    show();
  }

  function close() {
    if (panel.hidden) return;
    const had = panel.contains(document.activeElement);
    panel.hidden = true;
    all(".chosen", map).forEach(each => each.classList.remove("chosen"));
    if (had) (chosen ? one("a", chosen) : stage).focus();
    show();
  }

  function asList(isList) {
    document.body.classList.toggle("as-list", isList);
    one('[data-do="list"]').setAttribute("aria-pressed", String(isList));
    if (!isList) show();
  }

  const isList = () => document.body.classList.contains("as-list");

  document.addEventListener("click", event => {
    const link = event.target.closest('a[href^="#"]');
    const node = event.target.closest(".node");
    if (!link && node && !wasDragged) tell(idOf(node), false);
    if (!link) return;
    const id = link.getAttribute("href").slice(1);
    if (id === "list") {
      event.preventDefault();
      asList(true);
      one("#list").focus();
    } else if (articles.has(id) && !isList()) {
      event.preventDefault();
      if (!wasDragged) tell(id, event.detail === 0);
    }
  });

  // -- search ------------------------------------------------------------------------------------
  const texts = new Map([...articles].filter(([id]) => id !== "legend")
    .map(([id, each]) => [id, each.textContent.toLowerCase()]));
  const input = one("#search"), output = one("output");
  let found = [], at = -1;

  function search() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    found = words.length ? [...texts].filter(([, text]) => words.every(word => text.includes(word)))
      .map(([id]) => id) : [];
    at = -1;
    const hit = new Set(found);
    for (const [id, node] of nodes) node.classList.toggle("found", hit.has(id));
    for (const mark of all("[data-id]", strip)) mark.classList.toggle("found", hit.has(mark.dataset.id));
    output.textContent = !words.length ? "" : found.length ? say(0) : output.dataset.none;
  }

  const say = number => output.dataset.found.replace("{number}", number).replace("{count}", found.length);

  one("form").addEventListener("submit", event => {
    event.preventDefault();
    if (!found.length) return;
    at = (at + 1) % found.length;
    output.textContent = say(at + 1);
    if (isList()) {
      articles.get(found[at]).scrollIntoView();
      return;
    }
    tell(found[at], false);
    centre(found[at]);
  });
  input.addEventListener("input", search);

  // -- buttons and keys --------------------------------------------------------------------------
  const does = {
    closer: () => zoom(1.25), farther: () => zoom(0.8), width: readable, whole: entire, close,
    legend: () => { asList(false); tell("legend", true); }, list: () => asList(!isList()),
  };
  one('[data-do="list"]').setAttribute("aria-pressed", "false");
  for (const button of all("[data-do]")) {
    button.addEventListener("click", () => {
      if (["closer", "farther", "width", "whole"].includes(button.dataset.do)) asList(false);
      does[button.dataset.do]();
    });
  }

  stage.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 80, page = stage.clientHeight * 0.85;
    const keys = {
      "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), "0": entire, "1": readable,
      ArrowLeft: () => move(-step, 0), ArrowRight: () => move(step, 0),
      ArrowUp: () => move(0, -step), ArrowDown: () => move(0, step),
      PageUp: () => move(0, -page), PageDown: () => move(0, page),
      Home: () => move(0, -whole.height * view.scale), End: () => move(0, whole.height * view.scale),
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") close();
  });
  map.addEventListener("focusin", event => {
    if (event.target.matches(":focus-visible")) reveal(idOf(event.target.closest(".node")));
    stage.scrollTop = stage.scrollLeft = 0;
  });

  // -- wheel, fingers ----------------------------------------------------------------------------
  stage.addEventListener("wheel", event => {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 30 : 1;
    if (event.shiftKey) {
      move((event.deltaX || event.deltaY) * lines, event.deltaX ? event.deltaY * lines : 0);
      return;
    }
    const area = stage.getBoundingClientRect();
    const factor = Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0015));
    zoom(factor, event.clientX - area.left, event.clientY - area.top);
  }, { passive: false });

  const fingers = new Map();
  let wasDragged = false, start = null;

  stage.addEventListener("pointerdown", event => {
    if (event.button) return;
    if (!fingers.size) wasDragged = false;
    fingers.set(event.pointerId, event);
    start = event;
  });
  stage.addEventListener("pointermove", event => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    if (!wasDragged && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < 5) return;
    if (!wasDragged) stage.setPointerCapture(event.pointerId);
    wasDragged = true;
    const other = [...fingers].find(([id]) => id !== event.pointerId);
    fingers.set(event.pointerId, event);
    if (!other) {
      move(before.clientX - event.clientX, before.clientY - event.clientY);
      return;
    }
    const far = each => Math.hypot(each.clientX - other[1].clientX, each.clientY - other[1].clientY);
    const area = stage.getBoundingClientRect();
    zoom(far(event) / Math.max(far(before), 1), (event.clientX + other[1].clientX) / 2 - area.left,
      (event.clientY + other[1].clientY) / 2 - area.top);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    stage.addEventListener(name, event => fingers.delete(event.pointerId));
  }
  map.addEventListener("dragstart", event => event.preventDefault());

  // -- the strip: the whole story, and where we are in it ----------------------------------------
  function makeStrip() {
    const name = "http://www.w3.org/2000/svg";
    const small = document.createElementNS(name, "svg");
    small.setAttribute("viewBox", `0 0 ${whole.width} ${whole.height}`);
    small.setAttribute("preserveAspectRatio", "none");
    for (const [id, box] of boxes) {
      const mark = document.createElementNS(name, "rect");
      for (const side of ["x", "y", "width", "height"]) mark.setAttribute(side, box[side]);
      mark.dataset.id = id;
      mark.classList.add(...nodes.get(id).classList);
      small.append(mark);
    }
    const frame = document.createElementNS(name, "rect");
    frame.classList.add("view");
    small.append(frame);
    strip.append(small);
    const jump = event => {
      if (!event.buttons) return;
      const area = strip.getBoundingClientRect();
      view.y = (event.clientY - area.top) / area.height * whole.height - stage.clientHeight / view.scale / 2;
      show();
    };
    strip.addEventListener("pointerdown", event => {
      strip.setPointerCapture(event.pointerId);
      jump(event);
    });
    strip.addEventListener("pointermove", jump);
  }

  makeStrip();
  readable();
  const first = boxes.values().next().value;
  if (first && story > stage.clientWidth / view.scale) {
    view.x = first.x + first.width / 2 - stage.clientWidth / view.scale / 2;
  }
  view.y = 0;
  show();
  new ResizeObserver(show).observe(stage);
  const asked = location.hash.slice(1);
  if (articles.has(asked)) tell(asked, false);
})();
