import { Trouble } from './net.js';

const OPENING_LIMIT = 5_000;
const ANSWER_LIMIT = 12_000;
const BEAT = 30_000;
const NO_SESSION = 4404;

/**
 * One WebSocket on one session. `{"after":n}` asks for what came after n and proves that n has
 * arrived; it is also the heartbeat, because a page cannot see the server's own pings. Tells
 * `arrived(messages)`; the promise `over` says how it ended: `{stood, lost}`.
 */
export class Socket {
  #wire;
  #after;
  #arrived;
  #end;
  #stood = false;
  #deadline = 0;
  #beat = 0;
  #answers = new Map();

  constructor(session, after, arrived) {
    this.#after = after;
    this.#arrived = arrived;
    this.over = new Promise((end) => (this.#end = end));
    const address = new URL(`/chat/${session}`, location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    try {
      this.#wire = new WebSocket(address.href);
    } catch (notAllowed) {
      this.#end({ stood: false, lost: false });
      return;
    }
    this.#expect(OPENING_LIMIT);
    this.#wire.addEventListener('open', () => this.#ask());
    this.#wire.addEventListener('message', (event) => this.#hear(JSON.parse(event.data)));
    this.#wire.addEventListener('close', (event) => this.#ended(event.code));
  }

  /** Whether it has brought anything: what a proxy only seems to open is no way to speak. */
  get stands() {
    return this.#stood && this.#wire.readyState === WebSocket.OPEN;
  }

  /** Hands a message over; gives back its `{id, seq}`, or throws the Trouble that the server told. */
  say(body) {
    return new Promise((taken, refused) => {
      const timer = setTimeout(() => this.cut(), ANSWER_LIMIT);
      this.#answers.set(body.id, { taken, refused, timer });
      this.#wire.send(JSON.stringify(body));
    });
  }

  /** Is anybody there? A phone that slept holds dead sockets. */
  check() {
    if (this.stands) {
      this.#ask();
    }
  }

  /** A dead wire says goodbye late or never, so it is over at once. */
  cut() {
    if (this.#wire) {
      this.#wire.close();
    }
    this.#ended(0);
  }

  #ask() {
    this.#expect(ANSWER_LIMIT);
    this.#wire.send(JSON.stringify({ after: this.#after }));
  }

  #expect(limit) {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.cut(), limit);
  }

  #hear(frame) {
    if (frame.messages) {
      this.#news(frame.messages);
    } else {
      this.#answered(frame);
    }
  }

  #news(messages) {
    clearTimeout(this.#deadline);
    if (!this.#stood) {
      this.#stood = true;
      this.#beat = setInterval(() => document.hidden || this.check(), BEAT);
    }
    const fresh = messages.filter((message) => message.seq > this.#after);
    this.#after = fresh.reduce((last, message) => Math.max(last, message.seq), this.#after);
    this.#arrived(fresh);
    if (fresh.length && this.stands) {
      this.#ask();
    }
  }

  #answered({ id, seq, status, retryAfter }) {
    const answer = this.#answers.get(id);
    if (!answer) {
      return;
    }
    this.#answers.delete(id);
    clearTimeout(answer.timer);
    if (seq === undefined) {
      answer.refused(new Trouble(status, retryAfter));
    } else {
      answer.taken({ id, seq });
    }
  }

  #ended(code) {
    clearTimeout(this.#deadline);
    clearInterval(this.#beat);
    for (const { refused, timer } of this.#answers.values()) {
      clearTimeout(timer);
      refused(new Trouble(0));
    }
    this.#answers.clear();
    this.#end({ stood: this.#stood, lost: code === NO_SESSION });
  }
}
