import { keep, kept } from './store.js';

/**
 * What the resident said and the server has not yet confirmed, oldest first, kept on the device.
 * An item is `{id, body, label, voices, state, reason?}`; its body never changes, because the server takes
 * the same id twice only with the same body.
 */
export class Outbox {
  items() {
    return kept('outbox', []);
  }

  /** The oldest item that can still be sent. */
  next() {
    return this.items().find((item) => item.state !== 'refused');
  }

  /** `voices` are those of its attachments that are to be heard and not seen. */
  add(body, label, voices = []) {
    const id = freshId();
    this.#write([...this.items(), { id, body: { id, ...body }, label, voices, state: 'sending' }]);
    return id;
  }

  drop(id) {
    this.#write(this.items().filter((item) => item.id !== id));
  }

  mark(id, state, reason) {
    this.#write(this.items().map((item) => (item.id === id ? { ...item, state, reason } : item)));
  }

  /** After the session was lost: answers to its cards and its pictures mean nothing any more. */
  leaveSession() {
    const bound = (item) => item.body.choice || item.body.attachments;
    this.#write(
      this.items().map((item) => (bound(item) ? { ...item, state: 'refused', reason: 'old' } : item)),
    );
  }

  #write(items) {
    keep('outbox', items);
  }
}

/** 128 random bits; crypto.randomUUID is missing on older phones and on plain http. */
function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
