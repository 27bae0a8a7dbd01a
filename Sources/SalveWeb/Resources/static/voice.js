// Reading aloud: one sentence at a time, with a voice of this device. A voice from elsewhere would send the words away,
// and is used only where the person said so and chose it by name.
const language = document.documentElement.lang;
let queue = [];

export function voices(allowsAway) {
  if (!("speechSynthesis" in window)) return [];
  return speechSynthesis
    .getVoices()
    .filter((voice) => voice.lang.startsWith(language) && (voice.localService || allowsAway));
}

// The chosen voice, or the first one of this device; nothing where there is none.
export function chosenVoice(tools) {
  const all = voices("away" in tools.dataset);
  return all.find((voice) => voice.voiceURI === tools.dataset.voiceName) ?? all.find((voice) => voice.localService);
}

export function isReading() {
  return queue.length > 0;
}

export function hush() {
  queue = [];
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

export function read(sentences, tools, onEnd) {
  hush();
  const voice = chosenVoice(tools);
  if (!voice) return onEnd();
  const mine = (queue = [...sentences]);
  const next = () => {
    if (queue !== mine) return;
    if (mine.length === 0) return onEnd();
    const utterance = new SpeechSynthesisUtterance(mine[0]);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = Number(tools.dataset.rate);
    const gone = () => {
      mine.shift();
      next();
    };
    utterance.addEventListener("end", gone);
    utterance.addEventListener("error", () => queue === mine && (hush(), onEnd()));
    speechSynthesis.speak(utterance);
  };
  next();
}

export function onVoices(change) {
  if ("speechSynthesis" in window) speechSynthesis.addEventListener("voiceschanged", change);
}

// The list in the settings.
const list = document.querySelector("[data-voices]");
if (list) {
  const away = document.querySelector("[data-voices-away]");
  const fill = () => {
    const found = voices(away.checked);
    const wanted = list.value;
    document.querySelector("[data-voices-none]").hidden = found.length > 0;
    list.querySelectorAll("[data-found]").forEach((option) => option.remove());
    for (const voice of found) {
      const there = [...list.options].find((option) => option.value === voice.voiceURI);
      if (there) {
        there.textContent = voice.name;
      } else {
        const option = new Option(voice.name, voice.voiceURI);
        option.dataset.found = "";
        list.add(option);
      }
    }
    list.value = wanted;
    if (list.selectedIndex < 0) list.selectedIndex = 0;
  };
  away.addEventListener("change", fill);
  onVoices(fill);
  fill();
}
