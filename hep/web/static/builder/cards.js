// The cards: one Tab stop each, arrows between them, Enter goes in and Esc comes out; dragging.

import { builder, cards } from "./parts.js";
import { change } from "./saving.js";

const INNER = "a, button, input:not([type=hidden]), select, textarea, summary";
let current = "";
let inside = "";
let dragged = "";

/** @param {Element | null} element @returns {HTMLElement | null} */
const cardOf = (element) => element?.closest?.(".ex") ?? null;

/** The card that keys act on: the one with the focus, else the one last touched. @returns {HTMLElement | null} */
export function held() {
  return cardOf(document.activeElement) ?? document.getElementById(current) ?? cards()[0] ?? null;
}

/** Give every card its one stop; only the card one is inside lets Tab through its parts. */
function stops() {
  for (const card of cards()) {
    card.tabIndex = 0;
    card.setAttribute("aria-labelledby", `${card.id}-h`);
    for (const part of card.querySelectorAll(INNER)) {
      /** @type {HTMLElement} */ (part).tabIndex = card.id === inside && !part.classList.contains("grip") ? 0 : -1;
    }
  }
}

/** The newest card is the one that keys act on. */
function refreshed() {
  const newest = cards().map((card) => Number(card.dataset.key)).sort((a, b) => b - a)[0];
  const known = Number(builder().dataset.newest ?? newest);
  builder().dataset.newest = String(newest ?? 0);
  if (newest > known) {
    current = `ex-${newest}`;
    document.getElementById(current)?.scrollIntoView({ block: "nearest" });
  }
  stops();
}

/** Go into a card. @param {HTMLElement} card @param {string} wanted */
export function enter(card, wanted = ".dose :is(input, select)") {
  inside = card.id;
  stops();
  const part = /** @type {HTMLElement | null} */ (card.querySelector(wanted) ?? card.querySelector(INNER));
  part?.focus();
  if (part instanceof HTMLInputElement && part.type === "text") part.select();
}

/** Come out of a card again. @param {HTMLElement} card */
export function leave(card) {
  inside = "";
  stops();
  card.focus();
}

/** Move a card. @param {HTMLElement} card @param {boolean} up */
export function move(card, up) {
  change(`${up ? "up" : "down"}:${card.dataset.key}`).then(() => document.getElementById(card.id)?.scrollIntoView({ block: "nearest" }));
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const card = cardOf(target);
  if (!card || event.ctrlKey || event.metaKey) return;
  const vertical = event.key === "ArrowUp" || event.key === "ArrowDown";
  if (event.altKey && vertical) {
    event.preventDefault();
    move(card, event.key === "ArrowUp");
  } else if (target === card && vertical) {
    event.preventDefault();
    const all = cards();
    all[all.indexOf(card) + (event.key === "ArrowUp" ? -1 : 1)]?.focus();
  } else if (target === card && event.key === "Enter") {
    event.preventDefault();
    enter(card);
  } else if (target === card && event.key === "Delete") {
    event.preventDefault();
    const all = cards();
    const after = all[all.indexOf(card) + 1] ?? all[all.indexOf(card) - 1];
    change(`remove:${card.dataset.key}`);
    after?.focus();
  } else if (target !== card && event.key === "Escape" && !event.defaultPrevented) {
    leave(card);
  }
}

/** @param {DragEvent} event */
function lifted(event) {
  const card = cardOf(/** @type {Element} */ (event.target));
  if (!card || !event.dataTransfer) return;
  dragged = card.dataset.key ?? "";
  event.dataTransfer.setDragImage(card, 20, 20);
  event.dataTransfer.effectAllowed = "move";
}

/** @param {DragEvent} event */
function dropped(event) {
  const card = cardOf(/** @type {Element} */ (event.target));
  if (!dragged || !card) return;
  event.preventDefault();
  change(`place:${dragged}:${cards().indexOf(card)}`);
  dragged = "";
}

export function start() {
  document.addEventListener("focusin", (event) => {
    const card = cardOf(/** @type {Element} */ (event.target));
    if (card) current = card.id;
    const into = card && event.target !== card ? card.id : "";
    if (into !== inside) {
      inside = into;
      stops();
    }
  });
  document.addEventListener("keydown", pressed);
  document.addEventListener("dragstart", lifted);
  document.addEventListener("dragover", (event) => {
    if (dragged && cardOf(/** @type {Element} */ (event.target))) event.preventDefault();
  });
  document.addEventListener("drop", dropped);
  document.addEventListener("builder:parts", refreshed);
  refreshed();
}
