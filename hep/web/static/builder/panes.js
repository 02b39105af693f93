// On a narrow screen one pane shows at a time.

import { builder, cards } from "./parts.js";

/** @param {string} name */
function show(name) {
  builder().dataset.pane = name;
  for (const link of document.querySelectorAll(".panes [data-pane]")) {
    if (/** @type {HTMLElement} */ (link).dataset.pane === name) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
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
