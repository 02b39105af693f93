// What every page does with JavaScript: search as you type, choices that act at once, the / key.

/** The fields that a selector finds. @param {string} selector @returns {NodeListOf<HTMLInputElement>} */
const fields = (selector) => document.querySelectorAll(selector);

/** Wait until typing pauses. @param {() => void} act @param {number} ms */
function whenQuiet(act, ms) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
}

/** Show the patients that match while a name is typed. @param {HTMLInputElement} field */
function findAsYouType(field) {
  const found = document.getElementById("found");
  if (!found) return;
  const show = async () => {
    const query = field.value.trim();
    const archived = field.form?.elements.namedItem("archived") ? "&archived=1" : "";
    if (!query && location.pathname === "/") {
      found.replaceChildren();
      return;
    }
    const answer = await fetch(`${field.dataset.find}?rows=1&q=${encodeURIComponent(query)}${archived}`);
    if (answer.ok && query === field.value.trim()) found.innerHTML = await answer.text();
  };
  field.addEventListener("input", whenQuiet(show, 120));
}

document.documentElement.classList.add("js");

for (const field of fields("input[data-find]")) findAsYouType(field);

for (const field of fields("[data-submits]")) {
  field.addEventListener("change", () => field.form?.requestSubmit());
}

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select");
  if (event.key !== "/" || document.documentElement.dataset.singleKeys === "off" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const [search] = fields("input[type=search]");
  if (!search) return;
  event.preventDefault();
  search.focus();
});

/** Hide what does not hold the words that are typed. @param {HTMLInputElement} field */
function filterAsYouType(field) {
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    /** @type {NodeListOf<HTMLElement>} */
    const all = document.querySelectorAll(field.dataset.filters ?? "");
    for (const one of all) {
      one.hidden = !one.textContent.toLowerCase().includes(wanted);
    }
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

for (const field of fields("input[data-filters]")) filterAsYouType(field);

for (const button of document.querySelectorAll("[data-prints]")) {
  button.addEventListener("click", () => print());
}

// A menu that is open closes by Escape, and the focus goes back to what opened it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !(event.target instanceof Element)) return;
  const menu = /** @type {HTMLDetailsElement | null} */ (event.target.closest("details.menu[open]"));
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
});
