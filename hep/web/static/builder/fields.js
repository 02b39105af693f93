// Buttons and fields of the form: each press and each change is handed in quietly.

import { builder, putting } from "./parts.js";
import { change, left, settled, typedIn } from "./saving.js";

let through = false;

/** Go on only with what is saved. @param {() => void} act */
async function afterSaving(act) {
  if (await settled()) act();
}

/** @param {SubmitEvent} event */
function submitted(event) {
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (event.target !== builder() || through) return;
  event.preventDefault();
  if (button?.hasAttribute("formaction")) {
    afterSaving(() => {
      through = true;
      builder().requestSubmit(button);
    });
  } else if (button?.value === "print") {
    afterSaving(() => (location.href = builder().dataset.print ?? ""));
  } else if (button?.value === "several") {
    document.dispatchEvent(new Event("builder:several"));
  } else if (button && button.value !== "search") {
    change(button.value);
  }
}

/** @param {Event} event */
function changed(event) {
  const field = /** @type {HTMLInputElement} */ (event.target);
  const ours = field.closest?.("#plan") && field.name && !field.name.startsWith("all-");
  if (!ours || putting || field.closest(".type")) return;
  if (field.name.endsWith("-line") && !field.value.trim()) return;
  change("save", typedIn(field));
}

/** Sign out only after what waits was saved. @param {SubmitEvent} event */
function leaving(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches(".leave") || through) return;
  event.preventDefault();
  afterSaving(() => {
    through = true;
    form.requestSubmit();
  });
}

/** @param {MouseEvent} event */
function clicked(event) {
  const link = /** @type {Element} */ (event.target).closest?.('a[href$="preview.pdf"]');
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  const shown = window.open("", "_blank");
  settled().then((saved) => (saved && shown ? (shown.location.href = link.href) : shown?.close()));
}

let fresh = false;

/** A number is there to be typed over: the click that goes into it selects it. @param {PointerEvent} event */
function clickedInto(event) {
  const field = /** @type {Element} */ (event.target);
  if (!(field instanceof HTMLInputElement) || !field.closest(".dose")) return;
  if (event.type === "pointerdown") fresh = field !== document.activeElement;
  else if (fresh && field.selectionStart === field.selectionEnd) field.select();
}

export function start() {
  document.addEventListener("pointerdown", clickedInto);
  document.addEventListener("pointerup", clickedInto);
  document.addEventListener("focusout", (event) => setTimeout(() => left(/** @type {Element} */ (event.target))));
  document.addEventListener("submit", submitted);
  document.addEventListener("submit", leaving);
  document.addEventListener("change", changed);
  document.addEventListener("click", clicked);
}
