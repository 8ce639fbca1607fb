// Elements from descriptions. What is there stays: a page is drawn anew whenever anything changes,
// and neither focus, nor a caret, nor what somebody opened is lost. Text only ever becomes text.

const SVG = "http://www.w3.org/2000/svg";
const CONTROLLED = new Set(["value", "checked", "disabled", "indeterminate"]);

/** Describe an element: its name, properties (`key`, `class`, `onclick`, `aria-…`) and children. */
export function h(name, properties, ...children) {
  return { name, properties: properties ?? {}, children: listed(children) };
}

/** Make `parent` hold exactly these children. */
export function draw(parent, ...children) {
  reconcile(parent, listed(children));
}

/** Describe an icon of `icons.svg`; it says nothing that words beside it do not. */
export function icon(name) {
  return h("svg", { class: "icon", "aria-hidden": "true" }, h("use", { href: `icons.svg#${name}` }));
}

function listed(children) {
  const nothing = new Set([null, undefined, false, true, ""]);
  return children.flat(Infinity).filter((each) => !nothing.has(each));
}

function reconcile(parent, wanted) {
  const keys = new Set(wanted.map(keyOf).filter((key) => key !== undefined));
  const known = new Map();
  for (const node of [...parent.childNodes]) {
    if (node.$key !== undefined && !keys.has(node.$key)) node.remove();
    else if (node.$key !== undefined) known.set(node.$key, node);
  }
  let place = parent.firstChild;
  for (const each of wanted) {
    const key = keyOf(each);
    let node = key === undefined ? place : known.get(key);
    if (node && !fits(node, each)) node = null;
    if (!node) node = made(each, parent.namespaceURI);
    if (node !== place) parent.insertBefore(node, place);
    update(node, each);
    place = node.nextSibling;
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

function keyOf(each) {
  return each.properties?.key;
}

function fits(node, each) {
  if (typeof each !== "object") return node.nodeType === Node.TEXT_NODE;
  return node.localName === each.name && node.$key === keyOf(each);
}

function made(each, space) {
  if (typeof each !== "object") return document.createTextNode("");
  const node =
    each.name === "svg" || space === SVG
      ? document.createElementNS(SVG, each.name)
      : document.createElement(each.name);
  node.$key = keyOf(each);
  node.$set = {};
  return node;
}

function update(node, each) {
  if (typeof each !== "object") {
    if (node.data !== String(each)) node.data = each;
    return;
  }
  for (const name of Object.keys(node.$set)) if (!(name in each.properties)) set(node, name, null);
  for (const [name, value] of Object.entries(each.properties)) set(node, name, value);
  node.$set = each.properties;
  if (each.name !== "textarea") reconcile(node, each.children);
}

function set(node, name, value) {
  if (name === "key") return;
  if (name === "share") {
    node.style.setProperty("--share", value);
  } else if (name.startsWith("on") || (CONTROLLED.has(name) && node.localName !== "option")) {
    const wanted = value ?? (name === "value" ? "" : name.startsWith("on") ? null : false);
    if (node[name] !== wanted) node[name] = wanted;
  } else if (node.$set[name] !== value) {
    if (value === null || value === undefined || value === false) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? "" : value);
  }
}
