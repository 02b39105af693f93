// The follow-up page with JavaScript: what a choice does is shown at once, nothing is saved by it.

/** @type {HTMLFormElement | null} */
const form = document.querySelector("#follow-up");
let asked = 0;

/** Put the server's answer in the place of the live parts; the focus stays where it was. @param {string} text */
function show(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const focused = document.activeElement?.id;
  for (const part of document.querySelectorAll("[id^='live-']")) {
    const fresh = page.getElementById(part.id);
    if (fresh) part.replaceWith(fresh);
  }
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
}

/** Ask what the page would show; only the newest answer counts. */
async function look() {
  if (!form) return;
  const mine = ++asked;
  const fields = new FormData(form);
  fields.set("do", "look");
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(/** @type {any} */ (fields)) });
  if (answer.ok && mine === asked) show(await answer.text());
}

form?.addEventListener("change", () => void look());
