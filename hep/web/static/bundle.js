// Watches a bundle being printed, and shows how far it is until it is finished.

/** Show how far it is; again in a moment, unless it is finished. @param {HTMLElement} place */
async function watch(place) {
  const answer = await fetch(place.dataset.watch ?? "").catch(() => null);
  if (answer?.ok) place.innerHTML = await answer.text();
  if (!place.querySelector("[data-finished]")) setTimeout(watch, 600, place);
}

const progress = document.getElementById("progress");
if (progress) setTimeout(watch, 300, progress);
