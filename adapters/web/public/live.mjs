// Live updates: when something changed, the page is fetched anew and only what differs is exchanged.
const lists = ["people", "tour", "next-step", "beside"];
const aMinute = 60_000;
let busy = false;
let again = false;

/** One fetch at a time; whatever changes meanwhile is fetched after it. */
async function refresh() {
  again = true;
  if (busy) return;
  busy = true;
  while (again) {
    again = false;
    await fetchPage().catch(() => undefined);
  }
  busy = false;
}

async function fetchPage() {
  const answer = await fetch(location.pathname);
  if (answer.ok) exchange(new DOMParser().parseFromString(await answer.text(), "text/html"));
}

function exchange(fresh) {
  const token = fresh.querySelector("form.write [name=token]")?.value;
  const mine = document.querySelector("form.write [name=token]");
  if (token && mine) mine.value = token;
  const chats = [...document.querySelectorAll(".talk > ol")].map(({ id }) => id);
  for (const id of [...lists, ...chats]) {
    const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
    if (old && now) exchangeChildren(old, now);
  }
}

/** Children that stayed the same are left alone, so that focus stays and only what is new is read aloud. */
function exchangeChildren(old, now) {
  const children = [...now.children];
  children.forEach((child, index) => {
    const before = old.children[index];
    if (before) carry(before, child);
    if (!before) old.append(child);
    else if (before.outerHTML !== child.outerHTML) replace(before, child);
  });
  while (old.children.length > children.length) old.lastElementChild.remove();
}

/** What somebody unfolded or wrote stays as it was. */
function carry(before, child) {
  const details = child.matches("details") ? [child] : [...child.querySelectorAll("details")];
  const mine = before.matches("details") ? [before] : [...before.querySelectorAll("details")];
  mine.forEach((each, index) => details[index]?.toggleAttribute("open", each.open));
  for (const field of before.querySelectorAll(".blank input, .blank select")) {
    const same = child.querySelector(`#${CSS.escape(field.id)}`);
    if (same) same.value = field.value;
  }
}

function replace(before, child) {
  const focusable = "a, button, input, select, summary";
  const position = [...before.querySelectorAll(focusable)].indexOf(document.activeElement);
  before.replaceWith(child);
  if (position >= 0) child.querySelectorAll(focusable)[position]?.focus();
}

let source;

// A browser keeps only six connections to one address: a page nobody looks at gives its own back.
function follow() {
  source?.close();
  source = undefined;
  if (document.hidden) return;
  source = new EventSource("/live");
  source.addEventListener("open", () => void refresh());
  source.addEventListener("changed", () => void refresh());
}

document.addEventListener("visibilitychange", follow);
// The clock of the neighbourhood goes on, also when nobody says anything.
setInterval(() => document.hidden || void refresh(), aMinute);
follow();
