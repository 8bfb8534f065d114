// Rings while an emergency is unseen: asks every five seconds, shows a band, marks the title, and
// sounds two tones once the officer has turned the sound on (browsers demand a gesture for it).
const ASK_EVERY = 5000;
const RING_EVERY = 2500;
const TONES = [880, 660];
const TONE_SECONDS = 0.35;
const LOST_AFTER = 3;
const WANTED = "xinqiao-desk-sound";

const band = document.getElementById("alarm");
const head = band.querySelector(".alarm-head");
const list = band.querySelector("ul");
const row = band.querySelector("template");
const button = document.getElementById("sound");
const title = document.title;

let audio = null;
let ringing = [];
let failures = 0;
let shown = "";

function wanted() {
  try {
    return localStorage.getItem(WANTED) === "on";
  } catch {
    return false;
  }
}

function want(on) {
  try {
    localStorage.setItem(WANTED, on ? "on" : "off");
  } catch {
    // a browser that keeps nothing asks again on the next page
  }
}

async function open() {
  audio ??= new AudioContext();
  // without a gesture this waits for ever, so nobody waits for it
  audio.resume().then(showSound, showSound);
  showSound();
}

function isOn() {
  return wanted() && audio !== null && audio.state === "running";
}

function showSound() {
  button.setAttribute("aria-pressed", String(isOn()));
  button.textContent = isOn() ? button.dataset.on : wanted() ? button.dataset.again : button.dataset.off;
  button.classList.toggle("waits", wanted() && !isOn());
}

function tone(frequency, at) {
  const source = audio.createOscillator();
  const loudness = audio.createGain();
  source.frequency.value = frequency;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.3, at + 0.02);
  loudness.gain.linearRampToValueAtTime(0, at + TONE_SECONDS);
  source.connect(loudness).connect(audio.destination);
  source.start(at);
  source.stop(at + TONE_SECONDS);
}

function ring() {
  if (ringing.length > 0 && isOn()) {
    TONES.forEach((frequency, i) => tone(frequency, audio.currentTime + i * TONE_SECONDS));
  }
}

function entry(found) {
  const item = row.content.cloneNode(true);
  const link = item.querySelector("a");
  link.href = `/desk/cases/${found.number}`;
  link.textContent = found.number;
  item.querySelector("span").textContent = `${found.what} · ${found.office}`;
  const form = item.querySelector("form");
  if (form) {
    form.action = `/desk/cases/${found.number}/acknowledgement`;
  }
  return item;
}

function show(text) {
  const lost = failures >= LOST_AFTER;
  const now = JSON.stringify([lost, ringing]);
  if (now === shown) {
    return; // a live region that is written anew would be read out again and again
  }
  shown = now;
  band.hidden = !lost && ringing.length === 0;
  band.classList.toggle("lost", lost);
  head.textContent = text;
  list.replaceChildren(...(lost ? [] : ringing.map(entry)));
  const queue = document.getElementById("list");
  if (queue && window.htmx) {
    window.htmx.trigger(queue, "renew"); // its own band shows each of them
  }
  document.title = ringing.length > 0 && !lost ? `${band.dataset.title}${title}` : title;
}

function words() {
  if (failures >= LOST_AFTER) {
    return band.dataset.lost;
  }
  return ringing.length === 1
    ? band.dataset.one
    : band.dataset.many.replace("#", String(ringing.length));
}

async function ask() {
  try {
    const answer = await fetch("/desk/alarms", {
      redirect: "manual",
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(ASK_EVERY * 2),
    });
    if (answer.type === "opaqueredirect") {
      location.assign("/login");
      return;
    }
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const before = ringing.length;
    ringing = await answer.json();
    failures = 0;
    if (ringing.length > before) {
      ring(); // at once, not with the next beat
    }
  } catch {
    failures++;
  }
  show(words());
}

button.addEventListener("click", () => {
  want(!isOn());
  if (wanted()) {
    open().then(() => tone(TONES[0], audio.currentTime)); // so that it is known how it sounds
  } else {
    audio?.suspend().then(showSound);
  }
});

// A page that is opened by a click may often sound at once; otherwise with the first touch or key.
if (wanted()) {
  open();
  const resume = (event) => wanted() && event.target !== button && open();
  document.addEventListener("pointerdown", resume);
  document.addEventListener("keydown", resume);
}

async function keepAsking() {
  await ask();
  setTimeout(keepAsking, ASK_EVERY);
}

keepAsking();
setInterval(ring, RING_EVERY);
