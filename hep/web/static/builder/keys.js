// The keys. Single letters act only while no field is typed in, and can be switched off.

import { enter, held } from "./cards.js";
import { announce } from "./live.js";
import { cards } from "./parts.js";
import { choose } from "./several.js";
import { type } from "./typed.js";

const PLACE = "hep.single-keys";
const dialog = () => /** @type {HTMLDialogElement} */ (document.getElementById("keys"));
const press = (/** @type {string} */ id) => /** @type {HTMLElement | null} */ (document.getElementById(id))?.click();

/** Whether single letters act on this computer. @returns {boolean} */
export const singleKeys = () => document.documentElement.dataset.singleKeys !== "off" && localStorage.getItem(PLACE) !== "off";

/** The next of the sides of a card. @param {HTMLElement} card */
function turn(card) {
  const sides = /** @type {HTMLInputElement[]} */ ([...card.querySelectorAll(".top .seg input")]);
  const place = sides.findIndex((one) => one.checked);
  const next = sides[(place + 1) % sides.length];
  if (!next) return announce("This exercise has no sides.");
  next.checked = true;
  next.dispatchEvent(new Event("change", { bubbles: true }));
  announce(`${next.value} side`);
}

/** @param {HTMLElement} card */
function note(card) {
  const more = /** @type {HTMLDetailsElement | null} */ (card.querySelector(".more"));
  if (more) more.open = true;
  enter(card, '[name$="-note"]');
}

/** @type {Record<string, (card: HTMLElement) => void>} */
const OF_CARD = { e: type, s: turn, n: note, x: choose };
/** @type {Record<string, () => void>} */
const OF_PLAN = { u: () => press("undo"), U: () => press("redo"), v: () => press("preview"), p: () => press("print"), "?": () => dialog().showModal() };

/** Search, results, plan, and round again. @param {boolean} back */
function nextPane(back) {
  const at = document.activeElement;
  const places = [document.getElementById("q"), document.querySelector("#results .pick button"), held() ?? document.getElementById("plan-h")];
  const inPlan = at?.closest("#plan");
  const now = inPlan ? 2 : at?.closest("#results") ? 1 : at?.id === "q" ? 0 : back ? 0 : 2;
  for (let step = 1; step <= 3; step++) {
    const to = /** @type {HTMLElement | null} */ (places[(now + (back ? 3 - step : step)) % 3]);
    if (!to) continue;
    document.dispatchEvent(new CustomEvent("builder:pane", { detail: to.closest("#plan") ? "plan" : "lib" }));
    to.focus();
    if (document.activeElement === to) return;
  }
}

/** @param {Element} target */
const typing = (target) => target.closest("textarea, select, input:not([type=radio], [type=checkbox])") || target.closest("dialog");

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.key === "F6") {
    event.preventDefault();
    nextPane(event.shiftKey);
    return;
  }
  const target = /** @type {Element} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(target) || !singleKeys()) return;
  const act = OF_PLAN[event.key];
  const card = OF_CARD[event.key] && cards().length ? held() : null;
  if (!act && !card) return;
  event.preventDefault();
  if (card) OF_CARD[event.key](card);
  else act();
}

export function start() {
  const box = /** @type {HTMLInputElement} */ (document.getElementById("single-keys"));
  box.checked = singleKeys();
  box.disabled = document.documentElement.dataset.singleKeys === "off";
  box.addEventListener("change", () => localStorage.setItem(PLACE, box.checked ? "on" : "off"));
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest?.("[data-keys]")) dialog().showModal();
    if (event.target === dialog()) dialog().close();
  });
}
