// The strip of the guided first plan follows what is done on the page, without a load.

const strip = /** @type {HTMLElement | null} */ (document.getElementById("guide"));
let waiting = 0;

/** Ask how far the plan is; a strip that says the same is left alone. */
async function refresh() {
  if (!strip?.dataset.guide || strip.contains(document.activeElement)) return;
  const answer = await fetch(`${strip.dataset.guide}?back=${encodeURIComponent(location.pathname)}`).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body;
  const said = (/** @type {Element} */ one) => one.querySelector("[data-step]")?.textContent;
  if (said(fresh) && said(fresh) !== said(strip)) strip.replaceChildren(...fresh.childNodes);
}

for (const name of ["change", "click", "keyup"]) {
  document.addEventListener(name, () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 1200);
  });
}
