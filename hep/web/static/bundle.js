// Watches a bundle being printed, and shows how far it is until it is finished.

const place = document.getElementById("progress");

/** Show how far it is; again in a moment, unless it is finished. */
async function watch() {
  const answer = await fetch(place.dataset.watch).catch(() => null);
  if (answer?.ok) place.innerHTML = await answer.text();
  if (!place.querySelector("[data-finished]")) setTimeout(watch, 600);
}

if (place) setTimeout(watch, 300);
