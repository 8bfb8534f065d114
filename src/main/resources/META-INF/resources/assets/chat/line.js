import { backOff, Pause, request } from './net.js';
import { Socket } from './socket.js';
import { forget, keep, kept } from './store.js';
import { words } from './words.js';

const POLL_SECONDS = 25;
const POLL_LIMIT = 40_000;
const HIDDEN_PAUSE = 60_000;
const STEADY = 60_000;
const REFUSALS = 2;
const ASK_FOR_SOCKET_AGAIN = 300_000;

/**
 * The line to the server: sends the outbox in order, hears what is new, survives a lost
 * session. It stands on a socket, and asks again and again by requests where sockets are refused. Tells its listener: `arrived(messages)`, `sent(item, seq)`, `queueChanged()`,
 * `renewed()`, `connection(good)`.
 */
export class Line {
  #outbox;
  #listener;
  #opening = null;
  #sending = false;
  #listening = false;
  #after = 0;
  #sendPause = new Pause();
  #restPause = new Pause();
  #cut = null;
  #socket = null;
  #refusals = 0;
  #requestsUntil = 0;

  constructor(outbox, listener) {
    this.#outbox = outbox;
    this.#listener = listener;
    document.addEventListener('visibilitychange', () => this.#freshen());
    addEventListener('online', () => this.#backOnline());
    addEventListener('offline', () => listener.connection(false));
    addEventListener('storage', (event) => this.#otherTab(event));
  }

  get session() {
    return kept('session', null);
  }

  path(rest) {
    return `/api/chat/${this.session}/${rest}`;
  }

  start() {
    if (navigator.onLine === false) {
      this.#listener.connection(false);
    }
    this.#listen();
    this.send();
  }

  /** Sends what waits; a second call while sending only cuts the rest short. */
  async send() {
    this.#sendPause.wake();
    if (this.#sending) {
      return;
    }
    this.#sending = true;
    let failures = 0;
    for (let item = this.#outbox.next(); item; item = this.#outbox.next()) {
      failures = await this.#sendOne(item, failures);
    }
    this.#sending = false;
  }

  async #sendOne(item, failures) {
    try {
      await this.open();
      const { seq } = await this.#hand(item.body);
      this.#outbox.drop(item.id);
      this.#listener.sent(item, seq);
      return 0;
    } catch (trouble) {
      return this.#sendFailed(item, failures + 1, trouble);
    }
  }

  /** The same id is the same message on both ways, so nothing is doubled when one breaks. */
  async #hand(body) {
    if (this.#socket && this.#socket.stands) {
      try {
        return await this.#socket.say(body);
      } catch (trouble) {
        if (trouble.status) {
          throw trouble;
        }
      }
    }
    return request(this.path('messages'), { method: 'POST', body });
  }

  async #sendFailed(item, failures, trouble) {
    if (trouble.status === 404 && this.session) {
      this.lose();
      return 0;
    }
    if (!trouble.passes && trouble.status !== 404) {
      this.#outbox.mark(item.id, 'refused', trouble.status);
      this.#listener.queueChanged();
      return 0;
    }
    this.#outbox.mark(item.id, 'held');
    this.#listener.queueChanged();
    await this.#sendPause.rest(Math.max(trouble.retryAfter, backOff(failures)));
    return failures;
  }

  /** Makes sure of a session. One is made at the first word, not for every visitor. */
  async open() {
    if (!this.session) {
      this.#opening = this.#opening || request('/api/chat', { method: 'POST', body: { language: words.language } });
      try {
        keep('session', (await this.#opening).session);
      } finally {
        this.#opening = null;
      }
      this.#listen();
    }
  }

  /** The server no longer knows this session: what is typed stays and goes to the next one. */
  lose() {
    this.#leave();
    this.#outbox.leaveSession();
    this.#listener.renewed();
    this.send();
  }

  #leave() {
    forget('session');
    forget('seen');
    forget('answered');
    forget('spoken');
    this.#after = 0;
    this.#hangUp();
  }

  #hangUp() {
    if (this.#cut) {
      this.#cut.abort();
    }
    if (this.#socket) {
      this.#socket.cut();
    }
    this.#restPause.wake();
  }

  async #listen() {
    if (this.#listening || !this.session) {
      return;
    }
    this.#listening = true;
    let failures = 0;
    while (this.session) {
      failures =
        Date.now() < this.#requestsUntil ? await this.#poll(failures) : await this.#stand(failures);
    }
    this.#listening = false;
  }

  /** On a socket until it ends; then rests, the longer the more often it did. */
  async #stand(failures) {
    const session = this.session;
    const begin = Date.now();
    this.#socket = new Socket(session, this.#after, (messages) => this.#take(session, messages));
    const { stood, lost } = await this.#socket.over;
    this.#socket = null;
    if (session !== this.session) {
      return 0;
    }
    if (lost) {
      this.lose();
      return 0;
    }
    this.#refusals = stood ? 0 : this.#refusals + 1;
    if (this.#refusals) {
      this.#requestsUntil = Date.now() + ASK_FOR_SOCKET_AGAIN;
      return this.#refusals % REFUSALS; // the first time only what is there is asked for, and then again a socket
    }
    return this.#rest(Date.now() - begin > STEADY ? 0 : failures);
  }

  /** One question by request: what is there already at first, then what comes while we wait. */
  async #poll(failures) {
    const session = this.session;
    try {
      const found = await this.#fetch(failures || document.hidden ? 0 : POLL_SECONDS);
      this.#take(session, found.messages || []);
      if (failures) {
        this.#requestsUntil = 0; // what was broken may have been more than the sockets
      } else if (document.hidden) {
        await this.#restPause.rest(HIDDEN_PAUSE);
      }
      return 0;
    } catch (trouble) {
      return this.#pollFailed(session, failures, trouble);
    }
  }

  async #fetch(wait) {
    this.#cut = new AbortController();
    const path = this.path(`messages?after=${this.#after}&wait=${wait}`);
    return request(path, { method: 'GET', cut: this.#cut, limit: POLL_LIMIT });
  }

  #take(session, messages) {
    this.#listener.connection(true);
    if (session !== this.session) {
      return; // an answer for a session that was lost meanwhile
    }
    this.#after = messages.reduce((last, message) => Math.max(last, message.seq), this.#after);
    this.#listener.arrived(messages);
  }

  async #pollFailed(session, failures, trouble) {
    if (trouble.wanted) {
      return failures;
    }
    if (trouble.status === 404) {
      if (session === this.session) {
        this.lose();
      }
      return 0;
    }
    return this.#rest(failures, trouble.retryAfter);
  }

  async #rest(failures, atLeast = 0) {
    if (failures > 0 || navigator.onLine === false) {
      this.#listener.connection(false);
    }
    await this.#restPause.rest(Math.max(atLeast, backOff(failures + 1)));
    return failures + 1;
  }

  /** A phone that slept holds dead connections: ask anew instead of waiting for them. */
  #freshen() {
    if (document.hidden) {
      return;
    }
    if (this.#socket) {
      this.#socket.check();
    } else {
      this.#hangUp();
    }
    this.#sendPause.wake();
  }

  #backOnline() {
    if (!this.session) {
      this.#listener.connection(true); // else the next answer says so
    }
    this.#freshen();
  }

  #otherTab(event) {
    if (event.key === 'xinqiao.session' && event.newValue !== event.oldValue) {
      location.reload();
    } else if (event.key === 'xinqiao.outbox') {
      this.#listener.queueChanged();
    }
  }
}
