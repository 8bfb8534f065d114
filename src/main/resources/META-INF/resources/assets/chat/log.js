import { button, h } from './dom.js';
import { messageNode } from './message.js';
import { forget, keep, kept } from './store.js';

/**
 * The conversation so far. Announces what is new once: history is put in while the live region is
 * off, and changes of what is already shown (times, buttons, languages) are no additions.
 */
export class Log {
  #source;
  #choose;
  #messages = new Map();
  #nodes = new Map();
  #seenBefore = kept('seen', 0);
  #options = null;

  constructor(source, choose) {
    this.#source = source;
    this.#choose = choose;
    const live = this.#seenBefore ? 'off' : 'polite';
    this.node = h('div', {
      class: 'log',
      role: 'log',
      label: 'chat.log',
      'aria-live': live,
      'aria-relevant': 'additions',
    });
  }

  get empty() {
    return !this.node.firstChild;
  }

  /** Where reading begins: at a warning, else at what has just come, else at the first answer to the resident's last words. */
  startOf(fresh) {
    const all = [...this.#messages.values()].sort((a, b) => a.seq - b.seq);
    const answers = all.slice(all.map((message) => message.from).lastIndexOf('RESIDENT') + 1);
    const first =
      answers.find((message) => message.emergency) ||
      answers.find((message) => fresh.includes(message)) ||
      answers[0];
    return first ? this.#nodes.get(first.seq) : null;
  }

  get awaitsAnswer() {
    const last = this.#messages.get(Math.max(0, ...this.#messages.keys()));
    return Boolean(last && last.from === 'RESIDENT' && !this.#officerTookOver());
  }

  /** Puts messages in their places; gives back those that are new to the resident. */
  async add(messages) {
    const history = messages.filter((message) => message.seq <= this.#seenBefore);
    const fresh = messages.filter(
      (message) => message.seq > this.#seenBefore && !this.#messages.has(message.seq),
    );
    history.forEach((message) => this.#place(message));
    if (this.node.getAttribute('aria-live') === 'off') {
      await new Promise((settled) => setTimeout(settled, 150)); // assistive software has read the quiet state
      this.node.setAttribute('aria-live', 'polite');
    }
    fresh.forEach((message) => this.#place(message));
    this.showOptions();
    return fresh;
  }

  #place(message) {
    if (this.#messages.has(message.seq)) {
      return;
    }
    const node = messageNode(message, this.#source);
    const later = [...this.#nodes].filter(([seq]) => seq > message.seq).sort((a, b) => a[0] - b[0])[0];
    this.#messages.set(message.seq, message);
    this.#nodes.set(message.seq, node);
    this.node.insertBefore(node, later ? later[1] : null);
    keep('seen', Math.max(kept('seen', 0), message.seq));
  }

  /** A line of the page's own, such as the kind word about a lost session. */
  say(word) {
    this.node.append(h('p', { class: 'aside', word }));
  }

  /** What was said stays readable, but the next session counts from 1 again. */
  endSession() {
    this.#messages.clear();
    this.#nodes.clear();
    this.#seenBefore = 0;
    this.node.setAttribute('aria-live', 'polite');
    this.showOptions();
  }

  answered(seq) {
    keep('answered', Math.max(kept('answered', 0), seq));
  }

  /** Buttons stand under the newest card alone, and only until it is answered. */
  showOptions(waitingAnswers = []) {
    if (this.#options) {
      this.#options.remove();
      this.#options = null;
    }
    const message = this.#openQuestion();
    if (message && !waitingAnswers.includes(message.seq)) {
      this.#options = this.#optionsOf(message);
      this.#nodes.get(message.seq).append(this.#options);
    }
  }

  #openQuestion() {
    const newestFirst = [...this.#messages.values()].sort((a, b) => b.seq - a.seq);
    const closing = newestFirst.find(
      (message) => (message.options && message.options.length) || message.cases,
    );
    const open = closing && closing.options && closing.options.length && closing.seq > kept('answered', 0);
    return open ? closing : null;
  }

  #optionsOf({ seq, options }) {
    const groups = [...new Set(options.map((option) => option.matter))];
    const choose = (option) => () => this.#choose(seq, option);
    const one = (option) => button(look(option.id), choose(option), {}, option.label);
    const group = (matter) =>
      h(
        'div',
        { class: 'option-group' },
        matter !== undefined && groups.length > 1
          ? h('p', { class: 'option-title', word: 'chat.card.matter', parts: [matter + 1] })
          : null,
        ...options.filter((option) => option.matter === matter).map(one),
      );
    return h(
      'div',
      { class: 'options', role: 'group', label: 'chat.options', 'aria-live': 'off' },
      ...groups.map(group),
    );
  }

  #officerTookOver() {
    const others = [...this.#messages.values()].filter((message) => message.from !== 'RESIDENT');
    const last = others.sort((a, b) => b.seq - a.seq)[0];
    return Boolean(last && last.from === 'OFFICER');
  }

  clear() {
    ['seen', 'answered'].forEach(forget);
  }
}

function look(id) {
  if (id === 'confirm') {
    return 'button primary wide';
  }
  return id === 'cancel' ? 'button quiet wide' : 'button wide';
}
