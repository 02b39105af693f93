// Buttons that copy the text of a field.

/** @type {NodeListOf<HTMLElement>} */
const buttons = document.querySelectorAll("[data-copies]");
for (const button of buttons) {
  button.addEventListener("click", async () => {
    const field = /** @type {HTMLTextAreaElement} */ (document.getElementById(button.dataset.copies ?? ""));
    const told = document.getElementById(button.dataset.tells ?? "");
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      if (told) told.textContent = "Copied.";
    } catch {
      if (told) told.textContent = "Selected: press Ctrl+C to copy.";
    }
  });
}
