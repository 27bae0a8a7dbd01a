// The lock, from an open page's side. Without script the server locks all the same, and holds what is sent then.

// Show what is typed, on a press only.
for (const button of document.querySelectorAll("[data-show]")) {
  const input = document.getElementById(button.dataset.show);
  button.hidden = false;
  button.addEventListener("click", () => {
    const on = input.type === "password";
    input.type = on ? "text" : "password";
    button.setAttribute("aria-pressed", String(on));
  });
}

const { idle, token, awake, hold, locked } = document.body.dataset;
const tabs = new BroadcastChannel("awake");
const beat = 5_000;
const told = 60_000;
let last = Date.now();
let lastTold = Date.now();
let isLeaving = false;

// Typing, pressing and scrolling are being here; the server is told now and then, and so are other open pages.
function note() {
  last = Date.now();
}

// What is typed in forms that are kept under an id of their own.
function written() {
  return Array.from(document.querySelectorAll("main form[method=post]")).filter((form) => {
    const fields = Array.from(form.querySelectorAll("textarea, input[type=text]"));
    return form.querySelector("input[name=id]") && fields.some((field) => field.value.trim() !== field.defaultValue.trim());
  });
}

function send(url, fields) {
  return fetch(url, { method: "POST", body: fields, credentials: "same-origin", keepalive: true });
}

// Away from the page, once the server holds what was typed; where it can't, the words stay on the page.
async function leave() {
  if (isLeaving) return;
  isLeaving = true;
  try {
    for (const form of written()) {
      const fields = new URLSearchParams(new FormData(form));
      fields.set("token", token);
      fields.set("goes-to", new URL(form.action).pathname);
      const answer = await send(hold, fields);
      if (!answer.ok) throw new Error("not held");
    }
    document.documentElement.replaceChildren();
    location.replace(locked);
  } catch {
    isLeaving = false;
  }
}

async function look() {
  const now = Date.now();
  if (now - last >= Number(idle) * 1_000) return leave();
  if (last > lastTold && now - lastTold >= told) {
    lastTold = now;
    tabs.postMessage("here");
    const answer = await send(awake, new URLSearchParams({ token })).catch(() => null);
    if (answer?.status === 401) await leave();
  }
}

if (idle) {
  for (const name of ["keydown", "pointerdown", "scroll"]) document.addEventListener(name, note, { passive: true });
  tabs.addEventListener("message", note);
  document.addEventListener("visibilitychange", look);
  setInterval(look, beat);
}
