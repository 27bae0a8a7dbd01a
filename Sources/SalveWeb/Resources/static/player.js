// The player's tools. Nothing here starts by itself: voice, bell and leading only on a press, and all of them end when
// the page is hidden or left. The next step may come in place of the one before while it leads, so the page is listened
// to, not its buttons.
import { chosenVoice, hush, isReading, onVoices, read } from "./voice.js";
import { quiet, strike } from "./bell.js";
import { letSleep, stayAwake } from "./wake.js";

const one = (selector) => document.querySelector(selector);
const isOn = (name) => one(`[data-${name}]`)?.getAttribute("aria-pressed") === "true";
const set = (name, on) => one(`[data-${name}]`)?.setAttribute("aria-pressed", String(on));
const tools = () => one("[data-step]");
let waiting;
let cueing;

// What works here is shown; the rest stays away.
function show() {
  if (!tools()) return;
  for (const name of ["pause", "bell", "lead"]) {
    const button = one(`[data-${name}]`);
    if (button) button.hidden = false;
  }
  const voice = one("[data-voice]");
  if (voice) voice.hidden = !chosenVoice(tools());
}

function speak() {
  const sentences = Array.from(document.querySelectorAll("[data-spoken] li"), (item) => item.textContent);
  read(sentences, tools(), () => isOn("lead") || set("voice", false));
}

// The cues of the breath, for those who listen to the page and asked for them.
function sayCues() {
  clearTimeout(cueing);
  const place = one("[data-cues]");
  if (!place || isOn("pause")) return;
  let turn = place.dataset.first;
  const say = () => {
    place.textContent = place.dataset[turn];
    const seconds = Number(turn === "in" ? place.dataset.countsIn : place.dataset.countsOut);
    turn = turn === "in" ? "out" : "in";
    cueing = setTimeout(say, seconds * 1000);
  };
  say();
}

// Leading: after the step's own time and a slow fade the next step comes, as if Next had been pressed.
function lead() {
  stayAwake();
  waiting = setTimeout(leaveStep, Number(tools().dataset.seconds) * 1000);
}

function leaveStep() {
  if (isReading()) {
    waiting = setTimeout(leaveStep, 1000);
    return;
  }
  const isLast = "last" in tools().dataset;
  one(".stage").classList.add("is-leaving");
  if (isOn("bell")) strike(tools(), isLast);
  waiting = setTimeout(nextStep, isLast && isOn("bell") ? 8000 : 3000);
}

async function nextStep() {
  const form = one("[data-next]");
  const button = form.querySelector("button");
  const body = new URLSearchParams(new FormData(form));
  body.set(button.name, button.value);
  let answer;
  let page;
  try {
    answer = await fetch(form.action, { method: "POST", body });
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    // Salve could not be reached: the step stays, and Next with it.
    return stopLeading();
  }
  const goesOn = isOn("lead") && answer.ok && page.querySelector("[data-step] [data-lead]");
  if (!goesOn) {
    end();
    location.assign(answer.url);
    return;
  }
  const pressed = ["voice", "bell", "lead"].filter(isOn);
  one("main").replaceWith(document.adoptNode(page.querySelector("main")));
  document.title = page.title;
  document.body.classList.remove("is-paused");
  show();
  pressed.forEach((name) => set(name, true));
  const heading = one("h1");
  heading.tabIndex = -1;
  heading.focus();
  sayCues();
  if (isOn("voice")) speak();
  lead();
}

function stopLeading() {
  clearTimeout(waiting);
  one(".stage")?.classList.remove("is-leaving");
  set("lead", false);
  letSleep();
}

// The page is hidden or left: all of it ends, and nothing comes back by itself.
function end() {
  stopLeading();
  clearTimeout(cueing);
  hush();
  quiet();
  set("voice", false);
  set("bell", false);
}

const press = {
  pause(on) {
    document.body.classList.toggle("is-paused", on);
    sayCues();
  },
  voice: (on) => (on ? speak() : hush()),
  bell: (on) => (on ? strike(tools()) : quiet()),
  lead: (on) => (on ? lead() : stopLeading()),
};

if (tools()) {
  // Any touch ends the leading, but for those that only change what sounds.
  const stopAtTouch = (event) => {
    if (isOn("lead") && !event.target.closest?.("[data-lead], [data-voice], [data-bell]")) stopLeading();
  };
  addEventListener("pointerdown", stopAtTouch, true);
  addEventListener("keydown", stopAtTouch, true);
  addEventListener("click", (event) => {
    for (const name of Object.keys(press)) {
      if (!event.target.closest(`[data-${name}]`)) continue;
      const on = !isOn(name);
      set(name, on);
      press[name](on);
    }
  });
  addEventListener("submit", end);
  addEventListener("pagehide", end);
  document.addEventListener("visibilitychange", () => document.hidden && end());
  onVoices(show);
  show();
  sayCues();
}
