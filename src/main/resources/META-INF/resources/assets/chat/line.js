import { forget, keep, kept } from './store.js';
import { words } from './words.js';

const POLL_SECONDS = 25;
const POLL_LIMIT = 40_000;
const POST_LIMIT = 20_000;
const HIDDEN_PAUSE = 60_000;
const LATER = new Set([0, 408, 425, 429]);

/** What went wrong with one request. `status` 0: no answer came at all. */
class Trouble extends Error {
  constructor(status, retryAfter = 0) {
    super(`status ${status}`);
    this.status = status;
    this.retryAfter = retryAfter * 1000;
  }

  get passes() {
    return LATER.has(this.status) || this.status >= 500;
  }
}

/** A rest that can be cut short. */
class Pause {
  #wake = () => {};

  rest(milliseconds) {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  wake() {
    this.#wake();
  }
}

/** 1, 2, 4 … 30 s, each between half and whole, so that a thousand phones do not return together. */
export function backOff(failures) {
  const whole = Math.min(30_000, 1000 * 2 ** (failures - 1));
  return whole / 2 + (Math.random() * whole) / 2;
}

/**
 * The line to the server: sends the outbox in order, fetches what is new, survives a lost
 * session. Tells its listener: `arrived(messages)`, `sent(item, seq)`, `queueChanged()`,
 * `renewed()`, `connection(good)`.
 */
export class Line {
  #outbox;
  #listener;
  #opening = null;
  #sending = false;
  #polling = false;
  #after = 0;
  #sendPause = new Pause();
  #pollPause = new Pause();
  #cut = null;

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
    this.#poll();
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
      const { seq } = await request(this.path('messages'), { method: 'POST', body: item.body });
      this.#outbox.drop(item.id);
      this.#listener.sent(item, seq);
      return 0;
    } catch (trouble) {
      return this.#sendFailed(item, failures + 1, trouble);
    }
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
      this.#opening = this.#opening || request('/api/chat', { method: 'POST', body: {} });
      try {
        keep('session', (await this.#opening).session);
      } finally {
        this.#opening = null;
      }
      this.#poll();
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
    this.#after = 0;
    this.#hangUp();
  }

  #hangUp() {
    if (this.#cut) {
      this.#cut.abort();
    }
    this.#pollPause.wake();
  }

  async #poll() {
    if (this.#polling || !this.session) {
      return;
    }
    this.#polling = true;
    let failures = 0;
    let wait = 0; // the first answer brings what is there already, at once
    while (this.session) {
      const session = this.session;
      try {
        this.#take(session, await this.#fetch(wait));
        failures = 0;
        wait = document.hidden ? 0 : POLL_SECONDS;
        if (document.hidden) {
          await this.#pollPause.rest(HIDDEN_PAUSE);
        }
      } catch (trouble) {
        failures = await this.#pollFailed(session, failures, trouble);
        wait = 0;
      }
    }
    this.#polling = false;
  }

  async #fetch(wait) {
    this.#cut = new AbortController();
    const path = this.path(`messages?after=${this.#after}&wait=${wait}`);
    return request(path, { method: 'GET', cut: this.#cut, limit: POLL_LIMIT });
  }

  #take(session, found) {
    this.#listener.connection(true);
    if (session !== this.session) {
      return; // an answer for a session that was lost meanwhile
    }
    const messages = found.messages || [];
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
    if (failures > 0 || navigator.onLine === false) {
      this.#listener.connection(false);
    }
    await this.#pollPause.rest(Math.max(trouble.retryAfter, backOff(failures + 1)));
    return failures + 1;
  }

  /** A phone that slept holds dead connections: ask anew instead of waiting for them. */
  #freshen() {
    if (!document.hidden) {
      this.#hangUp();
      this.#sendPause.wake();
    }
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

/** One request and its JSON; anything but success is a Trouble (`wanted`: we hung up ourselves). */
async function request(path, { method, body, cut = new AbortController(), limit = POST_LIMIT }) {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    cut.abort();
  }, limit);
  const headers = { Accept: 'application/json', 'Accept-Language': words.language };
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  try {
    const text = body && JSON.stringify(body);
    const answer = await fetch(path, {
      method,
      headers,
      body: text,
      signal: cut.signal,
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    if (!answer.ok) {
      throw new Trouble(answer.status, Number(answer.headers.get('Retry-After')) || 0);
    }
    return await answer.json();
  } catch (problem) {
    if (problem instanceof Trouble) {
      throw problem;
    }
    const trouble = new Trouble(0);
    trouble.wanted = problem.name === 'AbortError' && !late;
    throw trouble;
  } finally {
    clearTimeout(timer);
  }
}
