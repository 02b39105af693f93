// While the page is in sight it says so every 20 seconds, and shows who else has the plan open.

import { announce } from "./live.js";
import { builder } from "./parts.js";

const EVERY = 20_000;
let timer = 0;

/** Say that the plan is open here, and show what comes back: a colleague comes or goes. */
async function tell() {
  clearTimeout(timer);
  if (document.hidden) return;
  timer = setTimeout(tell, EVERY);
  const place = /** @type {HTMLElement} */ (document.getElementById("presence"));
  const token = /** @type {HTMLInputElement} */ (builder().elements.namedItem("csrf_token")).value;
  const body = new URLSearchParams({ csrf_token: token });
  const answer = await fetch(/** @type {string} */ (place.dataset.presence), { method: "POST", body }).catch(() => null);
  const said = await answer?.text();
  if (!answer?.ok || !said) return;
  const page = document.createElement("template");
  page.innerHTML = said;
  const now = page.content.getElementById("presence");
  if (!now || now.textContent === place.textContent) return;
  place.replaceWith(now);
  announce(now.textContent ?? "");
}

export function start() {
  document.addEventListener("visibilitychange", tell);
  // What the page needs to be worked with comes first.
  timer = setTimeout(tell, 500);
}
