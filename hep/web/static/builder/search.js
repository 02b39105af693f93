// The library: search as you type, arrows through the results, Enter adds.

import { builder, cards } from "./parts.js";
import { change } from "./saving.js";

const FIELDS = ["q", "view", "region", "type", "position", "equipment", "level", "sort"];
let pause = 0;
/** @type {AbortController | null} */
let asking = null;

const words = () => /** @type {HTMLInputElement} */ (document.getElementById("q"));
const view = () => /** @type {HTMLInputElement} */ (document.getElementById("view"));
/** @returns {HTMLButtonElement[]} */
const hits = () => [...document.querySelectorAll("#results .pick button")].map((one) => /** @type {HTMLButtonElement} */ (one));

/** @returns {URLSearchParams} what is asked for now */
function query() {
  const asked = new URLSearchParams();
  for (const name of FIELDS) {
    const value = /** @type {HTMLInputElement | null} */ (builder().elements.namedItem(name))?.value;
    if (value) asked.set(name, value);
  }
  const hide = /** @type {HTMLInputElement | null} */ (builder().elements.namedItem("hide"));
  if (hide?.checked) asked.set("hide", "1");
  return asked;
}

/** Ask for what matches and show it. @param {string} more @returns {Promise<HTMLButtonElement | undefined>} the first hit */
export async function search(more = "") {
  clearTimeout(pause);
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(`${words().dataset.library}?${query()}${more}`, { signal: asking.signal });
    if (!answer.ok || answer.redirected) return undefined;
    const box = document.createElement("template");
    box.innerHTML = await answer.text();
    for (const part of [...box.content.children]) {
      const was = document.getElementById(part.id);
      if (was && !(part.id === "filters" && was.contains(document.activeElement))) was.replaceWith(part);
    }
    mark();
    if (!more) /** @type {HTMLElement} */ (document.getElementById("library")).scrollTop = 0;
    return hits()[0];
  } catch {
    return undefined;
  }
}

/** Mark what is in the plan. */
function mark() {
  const inside = new Set(cards().map((card) => card.dataset.slug));
  for (const pick of document.querySelectorAll("#results .pick[data-slug]")) {
    pick.classList.toggle("in", inside.has(/** @type {HTMLElement} */ (pick).dataset.slug));
  }
}

/** Add the first hit for what is typed now; the next word can be typed at once. */
async function addFirst() {
  const typed = words().value.trim();
  if (!typed) return;
  words().select();
  const first = await search();
  if (first) change(first.value);
}

/** The hit that lies that way: beside, or in the next row. @param {HTMLButtonElement} from @param {string} key */
function next(from, key) {
  const all = hits();
  const place = all.indexOf(from);
  if (key === "ArrowRight" || key === "ArrowLeft") return all[place + (key === "ArrowRight" ? 1 : -1)];
  const tops = all.map((one) => Math.round(/** @type {Element} */ (one.closest(".pick")).getBoundingClientRect().top));
  const columns = Math.max(1, tops.filter((top) => top === tops[0]).length);
  return all[place + (key === "ArrowDown" ? columns : -columns)];
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  const held = /** @type {HTMLElement} */ (event.target);
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (held.id === "q") {
    if (event.key === "Enter") addFirst();
    else if (event.key === "ArrowDown") hits()[0]?.focus();
    else return;
    event.preventDefault();
  } else if (held.closest("#results .pick") && event.key.startsWith("Arrow")) {
    const to = next(/** @type {HTMLButtonElement} */ (held), event.key);
    event.preventDefault();
    if (to) to.focus();
    else if (event.key === "ArrowUp") words().focus();
  }
}

/** @param {MouseEvent} event */
function clicked(event) {
  const link = /** @type {Element} */ (event.target).closest?.(".tabs [data-view], [data-every], [data-all]");
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  if (link.dataset.view !== undefined) {
    view().value = link.dataset.view;
    for (const tab of document.querySelectorAll(".tabs [data-view]")) tab.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
  }
  if ("all" in link.dataset) for (const one of document.querySelectorAll("#filters select, #filters input")) {
    if (one instanceof HTMLInputElement) one.checked = false;
    else /** @type {HTMLSelectElement} */ (one).value = "";
  }
  search("every" in link.dataset ? "&every=1" : "");
}

export function start() {
  const mouse = matchMedia("(hover: hover)").matches;
  if (!cards().length && mouse && document.activeElement === document.body) words().focus({ preventScroll: true });
  document.addEventListener("input", (event) => {
    if (event.target !== words()) return;
    clearTimeout(pause);
    pause = setTimeout(search, 90);
  });
  document.addEventListener("change", (event) => {
    if (/** @type {Element} */ (event.target).closest?.("#filters")) search();
  });
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", clicked);
  document.addEventListener("builder:parts", mark);
}
