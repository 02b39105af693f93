// One change for several cards: what it would make of the sentences stands there before it is made.

import { builder, cards } from "./parts.js";
import { change } from "./saving.js";

const NAMES = ["all-side", "all-times", "all-days", "all-sets"];
const bar = () => /** @type {HTMLElement} */ (document.getElementById("several"));
/** @param {HTMLElement} card */
const box = (card) => /** @type {HTMLInputElement} */ (card.querySelector(".choose"));
const chosen = () => cards().filter((card) => box(card)?.checked);

/** What the bar asks for. @returns {Record<string, string[]>} */
function wanted() {
  const all = new FormData(builder());
  const asked = Object.fromEntries(NAMES.map((name) => [name, all.getAll(name).map(String).filter(Boolean)]));
  return { ...asked, "all-chosen": chosen().map((card) => card.dataset.key ?? "") };
}

/** @param {boolean} on */
export function several(on) {
  builder().classList.toggle("several", on);
  bar().hidden = !on;
  if (!on) {
    for (const card of cards()) box(card).checked = false;
    for (const select of bar().querySelectorAll("select")) select.value = "";
    /** @type {HTMLInputElement} */ (document.getElementById("all-side-keep")).checked = true;
  }
  foresee();
}

/** Choose a card or not, and open the bar for it. @param {HTMLElement} card */
export function choose(card) {
  if (bar().hidden) several(true);
  box(card).checked = !box(card).checked;
  foresee();
}

/** Put the old sentences back. */
function clear() {
  for (const card of cards()) {
    const [now, then] = [card.querySelector(".dose"), card.querySelector(".foreseen")];
    if (now instanceof HTMLElement && !card.querySelector(".type")) now.hidden = false;
    if (then instanceof HTMLElement) then.hidden = true;
    card.classList.toggle("on", !bar().hidden && box(card).checked);
  }
}

/** Show the sentences as they would be. */
async function foresee() {
  const asked = wanted();
  const n = asked["all-chosen"].length;
  const count = document.getElementById("chosen-n");
  const told = document.getElementById("chosen");
  const button = /** @type {HTMLButtonElement} */ (document.getElementById("apply"));
  if (count) count.textContent = `${n} exercise${n === 1 ? "" : "s"}`;
  button.disabled = !n || !NAMES.some((name) => asked[name].length);
  if (told) told.textContent = `${n} of ${cards().length} chosen`;
  clear();
  if (button.disabled) return;
  const query = new URLSearchParams(Object.entries(asked).flatMap(([name, values]) => values.map((value) => [name, value])));
  const answer = await fetch(`${bar().dataset.foresee}?${query}`, { headers: { "X-Parts": "1" } });
  if (!answer.ok || String(new URLSearchParams(query)) !== String(query)) return;
  const page = document.createElement("template");
  page.innerHTML = await answer.text();
  clear();
  if (told) told.textContent = `${n} of ${cards().length} chosen · ${page.content.querySelector("#foreseen-sum")?.textContent ?? ""}`;
  for (const line of page.content.querySelectorAll("p")) show(line);
}

/** @param {HTMLElement} line */
function show(line) {
  const card = document.getElementById(`ex-${line.dataset.key}`);
  const [now, then] = [card?.querySelector(".dose"), card?.querySelector(".foreseen")];
  if (!(now instanceof HTMLElement) || !(then instanceof HTMLElement)) return;
  now.hidden = true;
  then.hidden = false;
  then.replaceChildren(...line.childNodes);
}

export function start() {
  document.addEventListener("change", (event) => {
    if (/** @type {HTMLInputElement} */ (event.target).name?.startsWith("all-")) foresee();
  });
  document.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.("#several-open, [data-several], [data-choose]"));
    if (!button) return;
    event.preventDefault();
    if (button.dataset.choose) {
      for (const card of cards()) box(card).checked = button.dataset.choose === "all";
      foresee();
    } else several(button.id === "several-open" && bar().hidden);
  });
  document.addEventListener("builder:several", () => {
    const asked = wanted();
    several(false);
    change("several", asked);
  });
  document.addEventListener("builder:parts", () => !bar().hidden && foresee());
}
