// Hide this page: blank first so that nothing lingers on the screen, then leave no way back to it here.
// By its link, or Shift three times in a row (Escape would cancel the page that comes instead).
const pause = 1500;
let presses = [];

function hide() {
  window.speechSynthesis?.cancel();
  document.documentElement.replaceChildren();
  location.replace("about:blank");
}

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
