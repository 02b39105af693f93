// One polite place for what a screen reader should hear.

let timer = 0;

/** Say it once the page has settled. @param {string} words */
export function announce(words) {
  if (!words.trim()) return;
  clearTimeout(timer);
  const place = document.getElementById("live");
  if (!place) return;
  place.textContent = "";
  timer = setTimeout(() => (place.textContent = words), 60);
}
