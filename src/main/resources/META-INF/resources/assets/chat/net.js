import { words } from './words.js';

const POST_LIMIT = 20_000;
const LATER = new Set([0, 408, 425, 429]);

/** What went wrong with one request. `status` 0: no answer came at all. */
export class Trouble extends Error {
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
export class Pause {
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

/** One request and its JSON; anything but success is a Trouble (`wanted`: we hung up ourselves). */
export async function request(path, { method, body, cut = new AbortController(), limit = POST_LIMIT }) {
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
