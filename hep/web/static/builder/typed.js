// `e` turns the sentence of a card into one line to type; the server reads it while one types.

import { enter, leave } from "./cards.js";
import { announce } from "./live.js";
import { change } from "./saving.js";

/** Ask how the patient would read the line. @param {HTMLElement} row @returns {Promise<boolean>} whether all of it was read */
async function echo(row) {
  const field = /** @type {HTMLInputElement} */ (row.querySelector("input"));
  const place = /** @type {HTMLElement} */ (row.querySelector(".echo"));
  const line = field.value;
  try {
    const answer = await fetch(`${place.dataset.echo}?line=${encodeURIComponent(line)}`);
    if (field.value !== line || !answer.ok) return answer.ok;
    place.innerHTML = await answer.text();
    const fault = place.querySelector(".invalid-feedback");
    field.toggleAttribute("aria-invalid", Boolean(fault));
    return !fault;
  } catch {
    return true;
  }
}

/** @param {HTMLElement} card */
export function type(card) {
  const dose = /** @type {HTMLElement | null} */ (card.querySelector(".dose"));
  const model = /** @type {HTMLElement | null} */ (card.querySelector(".typed"));
  if (!dose || !model || card.querySelector(".type")) return;
  const from = /** @type {HTMLInputElement} */ (model.querySelector("input"));
  const told = /** @type {HTMLElement} */ (model.querySelector("output"));
  const row = document.createElement("div");
  row.className = "type";
  const field = document.createElement("input");
  Object.assign(field, { type: "text", className: "form-control", value: told.dataset.line ?? "", autocomplete: "off", spellcheck: false });
  field.id = `${card.id}-type`;
  field.setAttribute("aria-label", `Dosage in one line: ${card.querySelector("h4 a")?.textContent ?? ""}`);
  const place = document.createElement("output");
  place.className = "echo";
  place.dataset.echo = told.dataset.echo;
  row.append(field, place);
  dose.hidden = true;
  dose.after(row);
  enter(card, `#${field.id}`);
  field.select();
  echo(row);
  listen(card, row, field, from.name);
}

/** @param {HTMLElement} card @param {HTMLElement} row @param {HTMLInputElement} field @param {string} name */
function listen(card, row, field, name) {
  const first = field.value;
  let pause = 0;
  let closed = false;
  const close = () => {
    closed = true;
    row.remove();
    const dose = /** @type {HTMLElement | null} */ (card.querySelector(".dose"));
    if (dose) dose.hidden = false;
  };
  const commit = async () => {
    if (closed) return;
    if (field.value.trim() === first || !field.value.trim()) return close();
    if (!(await echo(row))) return announce(row.querySelector(".invalid-feedback")?.textContent ?? "");
    const line = field.value;
    const focused = row.contains(document.activeElement);
    close();
    if (focused) leave(card);
    change("save", { [name]: [line] });
  };
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => echo(row), 80);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") commit();
    else {
      close();
      leave(card);
    }
  });
  field.addEventListener("blur", () => setTimeout(commit, 0));
}

/** The line among a card's other fields is echoed too. */
export function start() {
  document.addEventListener("input", (event) => {
    const row = /** @type {Element} */ (event.target).closest?.(".typed");
    if (row instanceof HTMLElement) echo(row);
  });
}
