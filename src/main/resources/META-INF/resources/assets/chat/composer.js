import { ask, button, h, icon } from './dom.js';
import { Pictures } from './pictures.js';
import { forget, keep, kept } from './store.js';
import { Voice } from './voice.js';
import { words } from './words.js';

const MOST_CHARACTERS = 20_000;
const PLACE = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 };
const IME_KEY = 229;

/**
 * Where the resident writes: text, pictures, voice, a place. Hands finished messages to `say(body,
 * label, voices)`.
 */
export class Composer {
  #say;
  #composing = false;
  #sendWhenUp = false;
  #voice;

  constructor(line, say) {
    this.#say = say;
    this.pictures = new Pictures(
      line,
      (word) => this.#explain(word),
      () => this.#picturesChanged(),
    );
    this.#voice = new Voice(
      line,
      (word) => this.#explain(word),
      (id) => this.#say({ attachments: [id] }, words.say('chat.voice'), [id]),
    );
    this.#build();
    this.#field.value = kept('draft', '');
  }

  #field = h('textarea', {
    id: 'words-in',
    rows: 1,
    hint: 'chat.input.hint',
    enterkeyhint: 'send',
    autocomplete: 'off',
  });
  #hint = h('p', { class: 'hint', role: 'status' });
  #file = h('input', {
    type: 'file',
    class: 'visually-hidden',
    label: 'chat.picture.add',
    tabindex: '-1',
    multiple: true,
    accept: 'image/jpeg,image/png,image/gif,image/webp',
  });

  #build() {
    this.node = h(
      'form',
      { class: 'composer' },
      this.#hint,
      this.pictures.node,
      this.#voice.node,
      h(
        'div',
        { class: 'write' },
        h('label', { for: 'words-in', class: 'visually-hidden', word: 'chat.input' }),
        this.#field,
        h('button', { type: 'submit', class: 'button primary send', word: 'chat.send' }),
      ),
      h(
        'div',
        { class: 'tools' },
        button('tool', () => this.#file.click(), {}, icon('picture'), h('span', { word: 'chat.picture' })),
        this.#voice.opener,
        button('tool', () => this.#askPlace(), {}, icon('place'), h('span', { word: 'chat.location' })),
        this.#file,
      ),
    );
    this.#listen();
  }

  #listen() {
    this.node.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#field.addEventListener('compositionstart', () => (this.#composing = true));
    this.#field.addEventListener('compositionend', () => (this.#composing = false));
    this.#field.addEventListener('keydown', (event) => this.#key(event));
    this.#field.addEventListener('input', () => this.#written());
    this.#file.addEventListener('change', () => {
      this.#explain(null);
      this.pictures.add(Array.from(this.#file.files));
      this.#file.value = ''; // the same picture may be chosen again
    });
  }

  /** Enter sends, unless it only ends a word in an input method; with Shift it is a new line. */
  #key(event) {
    const inMethod = event.isComposing || this.#composing || event.keyCode === IME_KEY;
    if (event.key === 'Enter' && !event.shiftKey && !inMethod) {
      event.preventDefault();
      this.#send();
    }
  }

  #written() {
    keep('draft', this.#field.value);
    this.#explain(null);
    this.fit();
  }

  /** As tall as its text, within what the styles allow. */
  fit() {
    this.#field.style.height = 'auto';
    this.#field.style.height = `${this.#field.scrollHeight + this.#field.offsetHeight - this.#field.clientHeight}px`;
  }

  /** Begins or continues with these words; what is written already stays. */
  fill(text) {
    const before = this.#field.value.trimEnd();
    const start = /[a-z:]$/i.test(text) ? `${text} ` : text;
    this.#field.value = before ? `${before}\n${start}` : start;
    this.#written();
    this.#field.focus();
    this.#field.setSelectionRange(this.#field.value.length, this.#field.value.length);
  }

  #send() {
    const text = this.#field.value.trim();
    this.#sendWhenUp = false;
    if (!text && !this.pictures.any) {
      this.#field.focus();
    } else if (text.length > MOST_CHARACTERS) {
      this.#explain('chat.long');
    } else if (this.pictures.broken) {
      this.#explain('chat.picture.failed');
    } else if (this.pictures.busy) {
      this.#sendWhenUp = true;
      this.#explain('chat.picture.busy');
    } else {
      this.#handOver(text);
    }
  }

  #handOver(text) {
    const attachments = this.pictures.take();
    this.#field.value = '';
    forget('draft');
    this.#explain(null);
    this.fit();
    this.#say({ ...(text && { text }), ...(attachments.length && { attachments }) }, text);
  }

  #picturesChanged() {
    if (this.#sendWhenUp && !this.pictures.busy) {
      this.#send();
    }
  }

  async #askPlace() {
    if (!(await ask('chat.location'))) {
      return;
    }
    if (!navigator.geolocation) {
      this.#explain('chat.location.failed');
      return;
    }
    this.#explain('chat.location.wait');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.#place(coords),
      (error) => this.#noPlace(error),
      PLACE,
    );
  }

  /** Five decimals are about a metre; more would only tell of the phone. */
  #place({ latitude, longitude }) {
    this.#explain(null);
    const location = { lat: Number(latitude.toFixed(5)), lng: Number(longitude.toFixed(5)) };
    this.#say({ location }, words.say('chat.location.sent'));
  }

  #noPlace(error) {
    this.#explain(error.code === error.PERMISSION_DENIED ? 'chat.location.refused' : 'chat.location.failed');
    this.#field.focus();
  }

  #explain(word) {
    this.#hint.textContent = '';
    if (word) {
      this.#hint.append(h('span', { word }));
    }
  }
}
