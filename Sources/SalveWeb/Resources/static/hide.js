// Hide this page: blank first so that nothing lingers on the screen, then leave no way back to it here.
// By its link or button, or Shift three times in a row (Escape would cancel the page that comes instead).
// Where hiding locks too, the locking is sent once the page is blank; other open pages go blank with it.
const pause = 1500;
const pages = new BroadcastChannel("hide");
let presses = [];

function blank() {
  window.speechSynthesis?.cancel();
  document.documentElement.replaceChildren();
}

function hide() {
  const form = document.querySelector("form[data-hides]");
  const locking = form && [form.action, new URLSearchParams(new FormData(form))];
  blank();
  if (locking) {
    navigator.sendBeacon(...locking);
    pages.postMessage("blank");
  }
  location.replace("about:blank");
}

pages.addEventListener("message", () => {
  blank();
  location.replace("about:blank");
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-hide]")) return;
  event.preventDefault();
  hide();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") {
    presses = [];
  } else if (!event.repeat) {
    presses = presses.filter((time) => event.timeStamp - time < pause).concat(event.timeStamp);
    if (presses.length > 2) hide();
  }
});
