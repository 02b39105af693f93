// Each change goes to the server by itself, one after the other. What could not be sent is kept on
// this computer, by the numbers of the plan and the account, and sent when the connection is back.

import { announce } from "./live.js";
import { apply, builder, signs } from "./parts.js";

/** One change: the step of a button, and what was typed. @typedef {{step: string, typed: Record<string, string[]>}} Change */

const RETRY = 4000;
/** @type {Change[]} */
let waiting = [];
let base = "";
let sending = false;
let timer = 0;
/** What the server did not take: it stays in its field. @type {Record<string, string[]>} */
const refused = {};

const place = () => `hep.plan.${builder().dataset.plan}.${builder().dataset.account}`;
const field = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

/** Keep what waits on this computer; nothing stays once it is saved. */
function keep() {
  try {
    if (waiting.length) localStorage.setItem(place(), JSON.stringify({ base: base || field("revision").value, waiting }));
    else localStorage.removeItem(place());
  } catch {
    // A browser without storage still has the page itself.
  }
}

/** The quiet sign beside the name. @param {string} words @param {string} state */
function sign(words, state) {
  const saved = document.getElementById("saved");
  if (!saved) return;
  if (state === "off" && !saved.classList.contains("off")) announce(words);
  saved.textContent = words;
  saved.className = `saved ${state}`;
}

const counted = () => `${waiting.length} change${waiting.length === 1 ? "" : "s"}`;

/** Hand a change in. @param {string} step @param {Record<string, string[]>} typed @returns {Promise<void>} */
export function change(step, typed = {}) {
  for (const name of Object.keys(typed)) delete refused[name];
  const last = waiting.at(-1);
  const alike = step === "save" && last?.step === "save" && !(sending && waiting.length === 1);
  if (alike) Object.assign(last.typed, typed);
  else waiting.push({ step, typed });
  keep();
  return run();
}

/** Send what waits, in its order. @returns {Promise<void>} */
async function run() {
  if (sending) return idle();
  sending = true;
  clearTimeout(timer);
  while (waiting.length) {
    sign("Saving", "wait");
    if (!(await send(waiting[0]))) {
      timer = setTimeout(run, RETRY);
      break;
    }
    waiting.shift();
    base = "";
    keep();
    putBack();
  }
  sending = false;
  document.dispatchEvent(new Event("builder:idle"));
}

/** Wait until nothing is being sent. @returns {Promise<void>} */
function idle() {
  return new Promise((done) => document.addEventListener("builder:idle", () => done(), { once: true }));
}

/** Everything saved? Tries once more where something waits. @returns {Promise<boolean>} */
export async function settled() {
  hear(document.activeElement);
  await run();
  if (waiting.length) return false;
  const [name] = Object.keys(refused);
  if (name) /** @type {HTMLElement | null} */ (document.querySelector(`[name="${name}"]`))?.focus();
  return !name;
}

/** @param {Change} one @returns {URLSearchParams} */
function body(one) {
  const fields = new URLSearchParams({ do: one.step, have: signs(), revision: base || field("revision").value });
  fields.set("csrf_token", /** @type {HTMLInputElement} */ (builder().elements.namedItem("csrf_token")).value);
  for (const [name, values] of Object.entries(one.typed)) for (const value of values) fields.append(name, value);
  return fields;
}

/** Send one change; false where it has to wait. @param {Change} one @returns {Promise<boolean>} */
async function send(one, again = true) {
  try {
    const answer = await fetch(builder().action, {
      method: "POST", body: body(one), headers: { "X-Parts": "1" }, keepalive: true,
    });
    if ([200, 409, 422].includes(answer.status)) {
      if (answer.status === 422) Object.assign(refused, one.typed);
      apply(await answer.text());
      if (answer.status !== 200) announce(answer.status === 422 ? "Not saved. Look at the message." : "Both versions are kept. Compare them.");
      if (answer.status === 422) sign("Not saved", "off");
      return true;
    }
    if ([400, 401].includes(answer.status) && again && (await freshToken())) return send(one, false);
    sign(answer.status === 401 ? `Signed out. ${counted()} kept here; sign in again in another tab.` : `Not saved yet. ${counted()} kept here.`, "off");
  } catch {
    sign(`Offline. ${counted()} kept here.`, "off");
  }
  return false;
}

/** After signing in again the form needs the new session's token. @returns {Promise<boolean>} */
async function freshToken() {
  const answer = await fetch(/** @type {string} */ (builder().dataset.show));
  const found = (await answer.text()).match(/name="csrf_token" value="([^"]+)"/);
  const token = /** @type {HTMLInputElement} */ (builder().elements.namedItem("csrf_token"));
  if (!found || answer.redirected) return false;
  token.value = found[1];
  return true;
}

/** What is typed but not saved yet stays in its fields when their card comes anew. */
function putBack() {
  for (const typed of [...waiting.map((one) => one.typed), refused]) {
    for (const [name, values] of Object.entries(typed)) {
      const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.getElementsByName(name));
      for (const one of fields) {
        if (["radio", "checkbox"].includes(one.type)) one.checked = values.includes(one.value);
        else if (one !== document.activeElement) one.value = values[0];
        if (typed === refused) one.setAttribute("aria-invalid", "true");
      }
    }
  }
}

/** What a field says now, with what must go with it. @param {HTMLInputElement} one @returns {Record<string, string[]>} */
export function typedIn(one) {
  const form = builder();
  const all = new FormData(form);
  const typed = { [one.name]: all.getAll(one.name).map(String) };
  if (one.name === "cards") typed.cards_shown = ["1"];
  const prefix = one.name.match(/^ex\d+-/)?.[0];
  if (prefix && all.has(`${prefix}differs`)) typed[`${prefix}differs`] = ["y"];
  if (prefix && !typed[one.name].length) typed[`${prefix}unit`] = all.getAll(`${prefix}unit`).map(String);
  return typed;
}

/** What was typed in a field while its card came anew is no change to the browser: it is one to us. @param {Element} one */
export function left(one) {
  if (one.isConnected && one.closest("#plan")) hear(one);
}

/** A field that was typed in but not left yet. @param {Element | null} one */
function hear(one) {
  const typing = one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement;
  if (!typing || !one.name || one.name === "q" || one.name.startsWith("all-") || one.closest(".type")) return;
  if (!one.closest("#builder") || ["radio", "checkbox"].includes(one.type) || one.value === one.defaultValue) return;
  const known = waiting.some((each) => each.typed[one.name]?.[0] === one.value) || refused[one.name]?.[0] === one.value;
  if (!known) change("save", typedIn(/** @type {HTMLInputElement} */ (one)));
}

/** Take up what was kept on this computer, and go on when the connection is back. */
export function start() {
  try {
    const kept = JSON.parse(localStorage.getItem(place()) ?? "null");
    if (kept?.waiting?.length) {
      [waiting, base] = [kept.waiting, kept.base];
      sign(`${counted()} kept from before`, "wait");
      run();
    }
  } catch {
    localStorage.removeItem(place());
  }
  addEventListener("online", () => run());
  addEventListener("offline", () => sign(`Offline. ${counted()} kept here.`, "off"));
  addEventListener("focus", () => waiting.length && run());
  addEventListener("pagehide", () => hear(document.activeElement));
}
