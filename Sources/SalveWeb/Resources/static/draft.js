// What is typed or picked is kept as one goes: 600 ms after the last change the form is posted to its draft's place.
// The line below it says so only after the server did. Nothing waits for it, and the form works without it.
const pause = 600;

function follow(form) {
  const kept = form.querySelector("[data-draft-kept]");
  const failed = form.querySelector("[data-draft-failed]");
  let timer;
  let flight;

  async function keep() {
    timer = undefined;
    flight?.abort();
    const mine = (flight = new AbortController());
    let isKept = false;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.draft, { method: "POST", body, signal: mine.signal, keepalive: body.toString().length < 60000 });
      isKept = answer.ok;
    } catch {
      // Salve could not be reached, or something newer is on its way: the line below says which.
    }
    if (mine.signal.aborted) return;
    kept.hidden = !isKept;
    failed.hidden = isKept;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  }

  // What is typed and not on its way yet goes when the page does.
  addEventListener("pagehide", () => {
    if (timer) keep();
  });

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  // Whatever form of the page is sent, nothing comes after it.
  document.addEventListener("submit", () => {
    clearTimeout(timer);
    timer = undefined;
  });
  form.addEventListener("submit", () => flight?.abort());
}

document.querySelectorAll("form[data-draft]").forEach(follow);
