// The timer and the ticks of the take-home page. Nothing leaves this device.
// @ts-check

/** @typedef {{kind: string, seconds: number, side?: string, number?: number, of?: number, count?: number}} Beat */
/** @typedef {{number: number, times: number, beats: Beat[]}} Paced */

/** @param {string} id @returns {any} */
const read = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null");

/** @type {Paced[]} */
const paced = read("pace");
/** @type {Record<string, string>} */
const words = read("words");
const key = `hep ${document.body.dataset.code}`;

/** Put values into the holes of a wording. @param {string} name @param {Record<string, any>} values */
const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, hole) => String(values[hole]));

/** The day as a key that sorts. @param {Date} day */
const dayKey = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()]
  .map((part) => String(part).padStart(2, "0")).join("-");

/** What was ticked: for each day, how often each exercise was done. */
class Ticks {
  constructor() {
    /** @type {Record<string, Record<string, number>>} */
    this.days = {};
    this.kept = true;
    try {
      this.days = JSON.parse(localStorage.getItem(key) ?? "{}");
      localStorage.setItem(key, JSON.stringify(this.days));
    } catch {
      this.kept = false;
    }
  }

  /** @param {string} day @param {number} number */
  count(day, number) {
    return this.days[day]?.[number] ?? 0;
  }

  /** @param {string} day @param {number} number @param {number} count */
  set(day, number, count) {
    this.days[day] = { ...this.days[day], [number]: count };
    if (!this.kept) return;
    try {
      localStorage.setItem(key, JSON.stringify(this.days));
    } catch {
      this.kept = false;
    }
  }
}

const ticks = new Ticks();
const today = () => dayKey(new Date());

/** Show what was ticked today and on the days before. */
function showTicks() {
  for (const box of document.querySelectorAll("[data-tick]")) {
    const [number, place] = /** @type {HTMLElement} */ (box).dataset.tick?.split(" ").map(Number) ?? [];
    const done = ticks.count(today(), number) >= place;
    box.setAttribute("aria-pressed", String(done));
  }
  for (const day of document.querySelectorAll("[data-day]")) {
    const date = /** @type {HTMLElement} */ (day).dataset.day ?? "";
    const done = paced.filter((one) => ticks.count(date, one.number) > 0).length;
    const mark = day.querySelector("b");
    if (mark) mark.textContent = done ? String(done) : "";
    day.classList.toggle("some", done > 0);
    day.classList.toggle("now", date === today());
  }
  const told = document.getElementById("kept");
  if (told) told.textContent = words[ticks.kept ? "kept" : "not_kept"];
}

for (const box of document.querySelectorAll("[data-tick]")) {
  box.addEventListener("click", () => {
    const [number, place] = /** @type {HTMLElement} */ (box).dataset.tick?.split(" ").map(Number) ?? [];
    const count = ticks.count(today(), number);
    ticks.set(today(), number, count >= place ? place - 1 : place);
    showTicks();
  });
}

/** A short sound at the end of a beat, where the device lets a page make one. */
function beep() {
  try {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    tone.frequency.value = 660;
    tone.connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.15);
    tone.onended = () => audio.close();
  } catch { /* The number on the screen says the same. */ }
  navigator.vibrate?.(200);
}

/** Walks through the beats of one exercise in a window of its own. */
class Timer {
  constructor() {
    this.window = /** @type {HTMLDialogElement} */ (document.getElementById("timer"));
    /** @type {Paced | undefined} */
    this.exercise = undefined;
    this.place = 0;
    this.left = 0;
    this.running = false;
    this.ends = 0;
    this.button("next").addEventListener("click", () => this.next());
    this.button("pause").addEventListener("click", () => this.turn(!this.running));
    this.button("stop").addEventListener("click", () => this.window.close());
    this.window.addEventListener("close", () => this.turn(false));
    setInterval(() => this.tick(), 200);
  }

  /** @param {string} name @returns {HTMLButtonElement} */
  button(name) {
    return /** @type {HTMLButtonElement} */ (this.window.querySelector(`[data-do=${name}]`));
  }

  /** @param {string} name @param {string} text */
  show(name, text) {
    const place = this.window.querySelector(`[data-show=${name}]`);
    if (place && place.textContent !== text) place.textContent = text;
  }

  /** @param {number} number */
  start(number) {
    this.exercise = paced.find((one) => one.number === number);
    this.show("name", document.getElementById(`name-${number}`)?.textContent ?? "");
    this.window.showModal();
    this.go(0);
  }

  /** @param {number} place */
  go(place) {
    this.place = place;
    const beat = this.exercise?.beats[place];
    if (!beat) return this.finish();
    this.left = beat.seconds;
    this.window.dataset.kind = beat.kind;
    this.show("what", beat.count ? say("do", { n: beat.count }) : words[beat.kind === "do" ? "go" : beat.kind]);
    this.show("side", beat.side === "left" || beat.side === "right" ? words[beat.side] : "");
    this.show("place", beat.of && beat.of > 1 ? say("place", { n: beat.number, of: beat.of }) : "");
    this.button("pause").hidden = !beat.seconds;
    this.turn(beat.seconds > 0);
    this.draw();
  }

  /** @param {boolean} running */
  turn(running) {
    this.running = running;
    this.ends = Date.now() + this.left * 1000;
    this.button("pause").textContent = words[running ? "pause" : "go_on"];
  }

  tick() {
    if (!this.running) return;
    this.left = Math.max(0, (this.ends - Date.now()) / 1000);
    this.draw();
    if (this.left > 0) return;
    beep();
    this.next();
  }

  draw() {
    const counted = this.exercise?.beats[this.place]?.seconds;
    this.show("seconds", counted ? String(Math.ceil(this.left)) : "");
  }

  next() {
    this.go(this.place + 1);
  }

  finish() {
    this.running = false;
    this.window.dataset.kind = "finished";
    this.show("what", words.finished);
    for (const name of ["side", "place", "seconds"]) this.show(name, "");
    if (!this.exercise) return;
    const { number, times } = this.exercise;
    ticks.set(today(), number, Math.min(times, ticks.count(today(), number) + 1));
    this.exercise = undefined;
    this.button("pause").hidden = true;
    showTicks();
  }
}

const timer = new Timer();
for (const button of document.querySelectorAll("[data-start]")) {
  button.addEventListener("click", () => timer.start(Number(/** @type {HTMLElement} */ (button).dataset.start)));
}
document.getElementById("print")?.addEventListener("click", () => print());
document.documentElement.classList.add("js");
showTicks();
