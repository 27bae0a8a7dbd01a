// "Back to what I was doing": the page before this one, where there is one; the link's own page otherwise.
document.querySelector("[data-back]")?.addEventListener("click", (event) => {
  if (history.length < 2) return;
  event.preventDefault();
  history.back();
});
