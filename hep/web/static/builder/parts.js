// What the server sends after a change: pieces of the page with their ids, put where they belong.

import { announce } from "./live.js";

/** @returns {HTMLFormElement} */
export const builder = () => /** @type {HTMLFormElement} */ (document.getElementById("builder"));

/** @returns {HTMLElement[]} every card of the plan, in order */
export const cards = () => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#cards > .ex"))];

/** The signs of what is shown, so that the server sends only what looks another way. @returns {string} */
export function signs() {
  const about = document.getElementById("about");
  const have = cards().map((card) => `${card.dataset.key}:${card.dataset.sign}`);
  return [...have, `about:${about?.dataset.sign ?? ""}`].join(" ");
}

/** Remember what has the focus, by its id or as the button of its card. @returns {() => void} gives it back */
function keepFocus() {
  const held = /** @type {HTMLElement | null} */ (document.activeElement);
  const card = held?.closest(".ex")?.id;
  const typing = held instanceof HTMLInputElement && ["text", "search"].includes(held.type);
  const range = typing ? [held.selectionStart, held.selectionEnd] : null;
  const written = held instanceof HTMLInputElement || held instanceof HTMLTextAreaElement;
  const unsent = written && "defaultValue" in held && held.value !== held.defaultValue ? held.value : null;
  const place = held?.id ? `#${held.id}` : card && held instanceof HTMLButtonElement ? `#${card} [value="${held.value}"]` : "";
  return () => {
    if (!place || held === document.activeElement) return;
    const again = /** @type {HTMLElement | null} */ (document.querySelector(place) ?? (card ? document.getElementById(card) : null));
    if (unsent !== null && again && "value" in again) again.value = unsent;
    again?.focus({ preventScroll: true });
    if (range && again instanceof HTMLInputElement) again.setSelectionRange(range[0], range[1]);
  };
}

/** What was folded open or chosen stays so. @param {Element} was @param {Element} now */
function keepState(was, now) {
  const open = [...was.querySelectorAll("details")].map((one) => one.open);
  [...now.querySelectorAll("details")].forEach((one, n) => (one.open ||= open[n] ?? false));
  if (was instanceof HTMLDetailsElement && now instanceof HTMLDetailsElement) now.open = was.open;
  const chosen = /** @type {HTMLInputElement | null} */ (was.querySelector(".choose"));
  const choose = /** @type {HTMLInputElement | null} */ (now.querySelector(".choose"));
  if (chosen && choose) choose.checked = chosen.checked;
}

/** @param {Element} now */
function put(now) {
  const was = document.getElementById(now.id);
  if (!was || "same" in /** @type {HTMLElement} */ (now).dataset) return;
  keepState(was, now);
  was.replaceWith(now);
}

/** Put the cards in their order; those that look the same are not touched. @param {Element} list */
function putCards(list) {
  const old = document.getElementById("cards");
  if (!old) return;
  old.className = list.className;
  let place = old.firstElementChild;
  for (const now of [...list.children]) {
    const was = document.getElementById(now.id);
    const next = was && "same" in /** @type {HTMLElement} */ (now).dataset ? was : now;
    if (was && next !== was) keepState(was, next);
    if (was === place && was) place = was.nextElementSibling;
    if (next !== was) was?.remove();
    if (next !== place?.previousElementSibling || next.parentElement !== old) old.insertBefore(next, place);
  }
  while (place) {
    const gone = place;
    place = place.nextElementSibling;
    gone.remove();
  }
}

/** Whether pieces are being put in: a field that is taken away then tells of a change that is none. */
export let putting = false;

/** Put what the server sent into the page. @param {string} html */
export function apply(html) {
  const box = document.createElement("template");
  box.innerHTML = html;
  const restore = keepFocus();
  putting = true;
  for (const part of [...box.content.children]) {
    if (part.id === "cards") putCards(part);
    else if (part.id === "said") announce(part.textContent ?? "");
    else put(part);
  }
  document.dispatchEvent(new Event("builder:parts"));
  restore();
  putting = false;
}
