import { button, h, icon } from './dom.js';

const LONGEST = 120_000;
const SHORTEST = 500;
const TICK = 250;
const BITS_PER_SECOND = 32_000; // speech is understood well enough; two minutes are half a megabyte
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
const REFUSED = ['NotAllowedError', 'SecurityError'];

/**
 * A voice message: recorded here, and sent only when the resident says so. Where the browser cannot
 * record, or may not, there is no button. Hands over by `say(id)`.
 */
export class Voice {
  #line;
  #explain;
  #say;
  #recorder = null;
  #pieces = [];
  #sound = null;
  #begun = 0;
  #ticking = 0;

  constructor(line, explain, say) {
    this.#line = line;
    this.#explain = explain;
    this.#say = say;
    this.opener = button('tool', () => this.#begin(), { hidden: !typeOfHere() }, icon('voice'), h('span', { word: 'chat.voice.tool' }));
    this.node = h(
      'div',
      { class: 'recorder', role: 'group', label: 'chat.voice.recorder', hidden: true, on: { keydown: (event) => this.#key(event) } },
      h('p', { class: 'running' }, h('span', { class: 'lamp', 'aria-hidden': 'true' }), this.#time),
      this.#send,
      button('button', () => this.#drop(), { word: 'chat.voice.cancel' }),
    );
    addEventListener('beforeunload', (event) => this.#mindUnsent(event));
    this.#hideWhereRefused();
  }

  #time = h('span', { class: 'time', role: 'timer', 'aria-live': 'off' });
  #send = button('button primary', () => this.#deliver(), { word: 'chat.voice.send' });

  async #hideWhereRefused() {
    try {
      const known = await navigator.permissions.query({ name: 'microphone' });
      this.opener.hidden = this.opener.hidden || known.state === 'denied';
    } catch (unknown) {
      // it turns out when the button is pressed
    }
  }

  async #begin() {
    this.opener.disabled = true;
    try {
      this.#record(await navigator.mediaDevices.getUserMedia({ audio: true }));
    } catch (problem) {
      this.#cannot(problem);
    } finally {
      this.opener.disabled = false;
    }
  }

  #cannot(problem) {
    this.#explain(REFUSED.includes(problem.name) ? 'chat.voice.refused' : 'chat.voice.none');
    this.opener.hidden = true;
  }

  #record(stream) {
    this.#pieces = [];
    this.#sound = null;
    this.#recorder = new MediaRecorder(stream, { mimeType: typeOfHere(), audioBitsPerSecond: BITS_PER_SECOND });
    this.#recorder.addEventListener('dataavailable', (event) => this.#pieces.push(event.data));
    this.#recorder.addEventListener('stop', () => this.#stopped(stream));
    this.#recorder.start();
    this.#begun = Date.now();
    this.#ticking = setInterval(() => this.#tick(), TICK);
    this.#tick();
    this.#show(true);
    this.#explain('chat.voice.started');
    this.#send.focus();
  }

  #tick() {
    const passed = Math.min(LONGEST, Date.now() - this.#begun);
    this.#time.textContent = `${clock(passed)} / ${clock(LONGEST)}`;
    if (passed >= LONGEST) {
      this.#stop();
      this.#explain('chat.voice.full');
    }
  }

  /** Whatever ends it, a finger, the time or an unplugged microphone: what was said is kept. */
  #stopped(stream) {
    clearInterval(this.#ticking);
    stream.getTracks().forEach((track) => track.stop()); // the browser's red dot goes out
    this.node.classList.add('stopped');
    this.#sound = new Blob(this.#pieces, { type: typeOfHere().split(';')[0] });
  }

  #stop() {
    const recorder = this.#recorder;
    if (!recorder || recorder.state === 'inactive') {
      return Promise.resolve();
    }
    return new Promise((stopped) => {
      recorder.addEventListener('stop', () => stopped(), { once: true });
      recorder.stop();
    });
  }

  async #deliver() {
    const tooShort = Date.now() - this.#begun < SHORTEST;
    this.#send.disabled = true;
    await this.#stop();
    if (tooShort || !this.#sound || !this.#sound.size) {
      this.#drop();
      this.#explain('chat.voice.short');
      return;
    }
    this.#explain('chat.voice.busy');
    try {
      const id = await this.#upload();
      this.#drop();
      this.#say(id);
    } catch (trouble) {
      this.#send.disabled = false;
      this.#explain('chat.voice.failed');
      this.#send.focus();
    }
  }

  async #upload(again = true) {
    await this.#line.open();
    const form = new FormData();
    form.append('file', this.#sound, 'voice');
    const answer = await fetch(this.#line.path('attachments'), { method: 'POST', body: form, referrerPolicy: 'no-referrer' });
    if (answer.status === 404 && again) {
      this.#line.lose();
      return this.#upload(false);
    }
    if (answer.status !== 201) {
      throw new Error(`status ${answer.status}`);
    }
    return (await answer.json()).id;
  }

  async #drop() {
    this.#explain(null);
    this.#show(false);
    this.opener.focus();
    await this.#stop();
    this.#sound = null;
  }

  #show(recording) {
    this.#send.disabled = false;
    this.node.classList.remove('stopped');
    this.node.hidden = !recording;
    this.node.parentNode.classList.toggle('recording', recording);
  }

  #key(event) {
    if (event.key === 'Escape') {
      this.#drop();
    }
  }

  #mindUnsent(event) {
    if (!this.node.hidden) {
      event.preventDefault();
      event.returnValue = ''; // the browser asks in its own words
    }
  }
}

/** What this browser records in, of what the server takes; nothing where it cannot record. */
function typeOfHere() {
  const can = window.MediaRecorder && navigator.mediaDevices && navigator.mediaDevices.getUserMedia;
  return can ? TYPES.find((type) => MediaRecorder.isTypeSupported(type)) : undefined;
}

function clock(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
