// A struck bowl of five partials, made here: it fades in, and fades out. Nothing of the sound system is touched before a
// press. With no volume, the ring on the page stands alone.
const partials = [[1, 1, 6], [2.01, 0.5, 4.2], [2.97, 0.22, 3], [4.1, 0.12, 1.8], [5.43, 0.06, 1.1]];
let audio;
let bowl;
let marked;

function ring(start, pitch) {
  for (const [ratio, loudness, seconds] of partials) {
    const tone = audio.createOscillator();
    const fade = audio.createGain();
    tone.frequency.value = pitch * ratio;
    fade.gain.setValueAtTime(0, start);
    fade.gain.linearRampToValueAtTime(loudness, start + 0.25);
    fade.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
    tone.connect(fade).connect(bowl);
    tone.start(start);
    tone.stop(start + seconds + 0.1);
  }
}

function mark() {
  const struck = document.querySelector("[data-struck]");
  if (!struck) return;
  struck.classList.add("is-struck");
  clearTimeout(marked);
  marked = setTimeout(() => struck.classList.remove("is-struck"), 3000);
}

// One stroke; at the end of a practice two, the second lower.
export function strike(tools, isEnd = false) {
  mark();
  const volume = Number(tools.dataset.volume);
  if (!volume) return;
  audio ??= new AudioContext();
  quiet(0.05);
  bowl = audio.createGain();
  bowl.gain.value = volume;
  bowl.connect(audio.destination);
  ring(audio.currentTime + 0.05, 196);
  if (isEnd) ring(audio.currentTime + 1.65, 147);
}

// Fades out what still rings.
export function quiet(seconds = 0.6) {
  if (!bowl) return;
  const now = audio.currentTime;
  bowl.gain.cancelScheduledValues(now);
  bowl.gain.setValueAtTime(bowl.gain.value, now);
  bowl.gain.linearRampToValueAtTime(0, now + seconds);
  bowl = undefined;
}
