// Check and print: the draft follows what is chosen, while what was typed stays.

// A plan that cannot be printed has no draft: then nothing below is called.
const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-way]"));
let draft = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe[data-draft]"));
const pages = /** @type {HTMLElement} */ (document.querySelector("[data-pages]"));
const chosen = /** @type {HTMLElement} */ (document.getElementById("chosen"));

/** What is chosen, as an address carries it. */
function query() {
  return new URLSearchParams(/** @type {any} */ (new FormData(form))).toString();
}

/** Let the form that prints send what is shown. @param {string} asked */
function keep(asked) {
  const inputs = [...new URLSearchParams(asked)].map(([name, value]) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    return input;
  });
  chosen.replaceChildren(...inputs);
}

let counted = "";

/** Say how many pages there will be, once the draft is there. */
async function count() {
  const asked = query();
  if (asked === counted) return;
  counted = asked;
  judge();
  const answer = await fetch(`${pages.dataset.pages}?${asked}`);
  if (answer.ok && asked === query()) pages.textContent = await answer.text();
}

/** Say how well it can be understood. */
async function judge() {
  const place = /** @type {HTMLElement} */ (document.querySelector("[data-understood]"));
  const asked = query();
  const answer = await fetch(`${place.dataset.understood}?part=1&${asked}`);
  if (answer.ok && asked === query()) place.innerHTML = await answer.text();
}

/** Show the draft as chosen, in a new frame: another address in the old one would make a step to go back. */
function show() {
  const asked = query();
  keep(asked);
  pages.textContent = "";
  history.replaceState(null, "", `${form.action}?${asked}`);
  const next = /** @type {HTMLIFrameElement} */ (draft.cloneNode());
  next.src = `${draft.dataset.draft}?${asked}#toolbar=0`;
  next.addEventListener("load", count);
  draft.replaceWith(next);
  draft = next;
}

/** Say that the handout is being made, and make it once however often is pressed. @param {HTMLButtonElement} button */
function once(button) {
  const label = /** @type {Text} */ (button.lastChild);
  const name = label.data;
  /** @param {boolean} busy */
  const show = (busy) => {
    button.setAttribute("aria-busy", String(busy));
    label.data = busy ? "Making the handout…" : name;
  };
  button.form?.addEventListener("submit", (event) => {
    if (button.ariaBusy === "true") event.preventDefault();
    else show(true);
  });
  // Whoever steps back finds the page as it was left.
  addEventListener("pageshow", () => show(false));
}

const print = /** @type {HTMLButtonElement | null} */ (document.querySelector("button[data-prints]"));
if (print) once(print);

if (form && draft && pages && chosen) {
  for (const field of form.querySelectorAll("[data-shows]")) field.addEventListener("change", show);
  draft.addEventListener("load", count);
  // A draft that was quick was there before this ran.
  setTimeout(count, 3000);
}
