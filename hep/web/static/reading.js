// The reading level while an own exercise is typed: the server measures, this asks.

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-reading]"));
let timer = 0;
let asked = 0;

/** Ask how the text reads, and show the newest answer only. */
async function ask() {
  if (!form?.dataset.reading) return;
  const mine = ++asked;
  const answer = await fetch(form.dataset.reading, { method: "POST", body: new FormData(form) });
  if (!answer.ok || mine !== asked) return;
  const shown = document.getElementById("reading");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("reading");
  if (shown && fresh && mine === asked) shown.replaceWith(fresh);
}

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, 500);
});
