// The player's tools. Nothing here starts by itself: voice and bell only on a press, the screen stays on only while
// a practice is open.
const one = (selector) => document.querySelector(selector);
const isOn = (button) => button.getAttribute("aria-pressed") === "true";

function toggle(button, onChange) {
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const on = !isOn(button);
    button.setAttribute("aria-pressed", String(on));
    onChange(on);
  });
}

// Pause freezes the guide where it is.
toggle(one("[data-pause]"), (on) => document.body.classList.toggle("is-paused", on));

// Voice: one sentence at a time, and only a voice of this device: others would send the words away.
const localVoice = () =>
  speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.startsWith(document.documentElement.lang));

function speak() {
  const voice = localVoice();
  if (!voice) return;
  const text = Array.from(document.querySelectorAll(".say h1, .say p"), (part) => part.textContent).join(" ");
  for (const sentence of text.match(/[^.?]+[.?]?/g) ?? []) {
    const utterance = new SpeechSynthesisUtterance(sentence.trim());
    utterance.voice = voice;
    utterance.rate = 0.85;
    speechSynthesis.speak(utterance);
  }
}

if ("speechSynthesis" in window) {
  toggle(one("[data-voice]"), (on) => {
    speechSynthesis.cancel();
    if (on) speak();
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

// Bell: one struck bowl of five fading partials; the sound system is not touched before a press.
const partials = [[1, 1, 6], [2.01, 0.5, 4.2], [2.97, 0.22, 3], [4.1, 0.12, 1.8], [5.43, 0.06, 1.1]];
let audio;

function strike() {
  audio ??= new AudioContext();
  const start = audio.currentTime;
  const volume = audio.createGain();
  volume.gain.value = 0.16;
  volume.connect(audio.destination);
  for (const [ratio, loudness, seconds] of partials) {
    const tone = audio.createOscillator();
    const fade = audio.createGain();
    tone.frequency.value = 196 * ratio;
    fade.gain.setValueAtTime(0, start);
    fade.gain.linearRampToValueAtTime(loudness, start + 0.012);
    fade.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
    tone.connect(fade).connect(volume);
    tone.start(start);
    tone.stop(start + seconds + 0.1);
  }
}

toggle(one("[data-bell]"), (on) => on && strike());

// Wake lock: asked for again whenever the page comes back into view; a device without it says nothing.
async function stayAwake() {
  if (!document.body.classList.contains("player") || document.hidden) return;
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // Refused, for example on a low battery: the practice works all the same.
  }
}

document.addEventListener("visibilitychange", stayAwake);
stayAwake();
