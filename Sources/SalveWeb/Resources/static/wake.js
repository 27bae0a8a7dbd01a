// The screen stays on only while a practice leads; a device that cannot, or will not, says nothing.
let lock;
let isWanted = false;

export async function stayAwake() {
  if (isWanted) return;
  isWanted = true;
  try {
    const got = await navigator.wakeLock?.request("screen");
    if (isWanted) lock = got;
    else got?.release();
  } catch {
    // Refused, for example on a low battery: the practice works all the same.
  }
}

export function letSleep() {
  isWanted = false;
  lock?.release();
  lock = undefined;
}
