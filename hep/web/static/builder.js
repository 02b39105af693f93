// The builder without page loads: every button and every change is the same form, sent quietly.

const PARTS = ["results", "sum", "saved", "revision", "faults", "watch"];
let sending = Promise.resolve();

/** @returns {HTMLFormElement} */
const builder = () => document.getElementById("builder");

/** Say quietly how the saving goes. @param {string} words @param {string} state */
function say(words, state) {
  const place = document.getElementById("saved");
  if (!place) return;
  place.textContent = words;
  place.className = `saved ${state}`;
}

/** Remember what has the focus, by its id, and give it back. @returns {() => void} */
function keepFocus() {
  const held = document.activeElement;
  const id = held?.id;
  const [start, end] = held instanceof HTMLInputElement && held.type !== "radio" ? [held.selectionStart, held.selectionEnd] : [null, null];
  const scrolls = [".lib-scroll", ".plan-scroll"].map((name) => document.querySelector(name)?.scrollTop ?? 0);
  return () => {
    const again = id ? document.getElementById(id) : null;
    again?.focus({ preventScroll: true });
    if (again instanceof HTMLInputElement && start !== null) again.setSelectionRange(start, end);
    [".lib-scroll", ".plan-scroll"].forEach((name, n) => {
      const pane = document.querySelector(name);
      if (pane) pane.scrollTop = scrolls[n];
    });
  };
}

/** Put the new page in the place of the old one. @param {Document} page */
function swapAll(page) {
  const restore = keepFocus();
  const pane = builder()?.dataset.pane ?? "plan";
  document.getElementById("main").replaceWith(page.getElementById("main"));
  document.querySelector(".told")?.remove();
  const told = page.querySelector(".told");
  if (told) document.getElementById("main").before(told);
  if (builder()) choosePane(pane);
  restore();
}

/** Only what is not being typed in. @param {Document} page */
function swapParts(page) {
  for (const id of PARTS) {
    const [was, now] = [document.getElementById(id), page.getElementById(id)];
    if (was && now) was.replaceWith(now);
  }
}

/** Send the form. @param {string} step @param {boolean} whole */
async function send(step, whole) {
  const form = builder();
  const fields = new FormData(form);
  fields.set("do", step);
  say("Saving", "wait");
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields) });
    if (answer.status === 401) {
      say("Signed out. Sign in again in another tab, then save.", "off");
      return;
    }
    if (!answer.url.startsWith(form.dataset.show, location.origin.length)) {
      location.href = answer.url;
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const known = page.getElementById("builder");
    if (!known) {
      document.documentElement.replaceWith(page.documentElement);
    } else if (whole || !answer.ok || page.querySelector(".told")) {
      swapAll(page);
      if (answer.ok) show(answer.url);
    } else {
      swapParts(page);
    }
  } catch {
    say("Offline. Your changes are kept on this page; save again when you are back.", "off");
  }
}

/** Bring the card that was acted on into view. @param {string} url */
function show(url) {
  const id = new URL(url).hash.slice(1);
  if (id.startsWith("ex-")) document.getElementById(id)?.scrollIntoView({ block: "nearest" });
}

/** One after the other, so that each is based on the one before. @param {string} step @param {boolean} whole */
function queue(step, whole) {
  sending = sending.then(() => send(step, whole));
  return sending;
}

/** Ask for the library pane with the present words and filters. */
async function search() {
  const form = builder();
  const query = new URLSearchParams();
  for (const name of ["q", "region", "type", "position", "equipment", "level", "sort"]) {
    const value = form.elements.namedItem(name)?.value;
    if (value) query.set(name, value);
  }
  if (form.elements.namedItem("hide")?.checked) query.set("hide", "1");
  const answer = await fetch(`${form.dataset.show}?${query}`);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const results = page.getElementById("results");
  if (results && query.get("q") === (form.elements.namedItem("q").value || null)) {
    document.getElementById("results").replaceWith(results);
  }
}

let pause = 0;
document.addEventListener("input", (event) => {
  if (event.target.id !== "q") return;
  clearTimeout(pause);
  pause = setTimeout(search, 120);
});

document.addEventListener("submit", (event) => {
  if (event.target !== builder()) return;
  const step = event.submitter?.value ?? "save";
  if (step === "print") return;
  event.preventDefault();
  if (step === "search") search();
  else queue(step, step !== "save");
});

document.addEventListener("change", (event) => {
  const field = event.target;
  if (!field.closest?.("#builder") || field.id === "q") return;
  if (field.closest(".filters")) {
    search();
    return;
  }
  const reshapes = field.type === "radio" || field.name.endsWith("-group") || field.type === "checkbox";
  queue("save", reshapes);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.id !== "q") return;
  event.preventDefault();
  clearTimeout(pause);
  search().then(() => {
    const first = document.querySelector("#results .pick button");
    if (first && event.target.value.trim()) queue(first.value, true).then(() => document.getElementById("q")?.select());
  });
});

/** On a narrow screen one pane shows at a time. @param {string} name */
function choosePane(name) {
  builder().dataset.pane = name;
  for (const link of document.querySelectorAll(".panes [data-pane]")) {
    link.toggleAttribute("aria-current", link.dataset.pane === name);
  }
}
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".panes [data-pane]");
  if (!link) return;
  event.preventDefault();
  choosePane(link.dataset.pane);
});
choosePane(document.querySelector(".ex") ? "plan" : "lib");

let dragged = "";
document.addEventListener("dragstart", (event) => {
  const card = event.target.closest?.(".ex");
  if (!card) return;
  dragged = card.dataset.key;
  event.dataTransfer.setDragImage(card, 20, 20);
  event.dataTransfer.effectAllowed = "move";
});
document.addEventListener("dragover", (event) => {
  if (dragged && event.target.closest?.(".ex")) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const card = event.target.closest?.(".ex");
  if (!dragged || !card) return;
  event.preventDefault();
  queue(`place:${dragged}:${card.dataset.position}`, true);
  dragged = "";
});

document.addEventListener("click", (event) => {
  const preview = event.target.closest?.("#preview");
  if (!preview) return;
  event.preventDefault();
  queue("save", false).then(() => window.open(preview.href, "_blank"));
});
