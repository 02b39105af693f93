// Enter in the search, pressed before the builder is ready, waits for it instead of leaving the page.
// This is no module, because modules run only when the whole page has come.

{
  /** @type {HTMLInputElement | null} */
  let waiting = null;

  /** @param {KeyboardEvent} event */
  const hold = (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.id !== "q" || event.key !== "Enter") return;
    event.preventDefault();
    waiting = field;
  };

  document.addEventListener("keydown", hold, true);
  document.addEventListener("builder:ready", () => {
    document.removeEventListener("keydown", hold, true);
    waiting?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    waiting = null;
  }, { once: true });
  // The modules run before this: where they did not, the form is sent as it would have been.
  addEventListener("load", () => {
    document.removeEventListener("keydown", hold, true);
    waiting?.form?.requestSubmit();
  }, { once: true });
}
