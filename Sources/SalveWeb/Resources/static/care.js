// A soft timer for one thing done now: only on a press, a bar that fills, and one line at its end. It counts nothing.
const box = document.querySelector("[data-timer]");

if (box) {
  box.hidden = false;
  const bar = box.querySelector("progress");
  const over = box.querySelector("[data-over]");
  const buttons = [...box.querySelectorAll("[data-minutes]")];
  let timer;

  function start(button) {
    clearInterval(timer);
    const wasOn = button.getAttribute("aria-pressed") === "true";
    buttons.forEach((one) => one.setAttribute("aria-pressed", String(one === button && !wasOn)));
    over.hidden = true;
    bar.hidden = wasOn;
    bar.value = 0;
    if (wasOn) return;
    const began = Date.now();
    const length = Number(button.dataset.minutes) * 60000;
    timer = setInterval(() => {
      bar.value = Math.min(1, (Date.now() - began) / length);
      if (bar.value < 1) return;
      clearInterval(timer);
      over.hidden = false;
    }, 1000);
  }

  buttons.forEach((button) => button.addEventListener("click", () => start(button)));
}
