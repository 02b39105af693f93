// On a narrow screen one pane shows at a time.

import { builder, cards } from "./parts.js";

/** @param {string} name */
function show(name) {
  builder().dataset.pane = name;
  for (const link of document.querySelectorAll(".panes [data-pane]")) {
    link.toggleAttribute("aria-current", /** @type {HTMLElement} */ (link).dataset.pane === name);
  }
}

export function start() {
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.(".panes [data-pane], .watch a[href^='#ex-']");
    if (!(link instanceof HTMLAnchorElement)) return;
    if (link.dataset.pane) event.preventDefault();
    show(link.dataset.pane ?? "plan");
    if (!link.dataset.pane) document.getElementById(link.hash.slice(1))?.focus();
  });
  document.addEventListener("builder:pane", (event) => show(/** @type {CustomEvent<string>} */ (event).detail));
  show(cards().length ? "plan" : "lib");
}
