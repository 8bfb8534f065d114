import { Composer } from './chat/composer.js';
import { button, h } from './chat/dom.js';
import { Line } from './chat/line.js';
import { Log } from './chat/log.js';
import { Menu } from './chat/menu.js';
import { Outbox } from './chat/outbox.js';
import { keep, kept } from './chat/store.js';
import { words } from './chat/words.js';

const STARTERS = ['repair', 'ask', 'suggest', 'progress'];
const HOTLINES = ['110', '119', '120'];
const NEAR_END = 140;
const READING_FOR = 15_000;

/** The resident's chat. Expects `<script type="application/json" id="words">` in the page. */
class Chat extends HTMLElement {
  #outbox = new Outbox();
  #line = new Line(this.#outbox, this);
  #composer = new Composer(this.#line, (...said) => this.#say(...said));
  #menu = new Menu(this.#line);
  #log = new Log(
    (id) => this.#composer.pictures.source(id),
    (of, option) => this.#choose(of, option),
  );
  #pending = h('div', { class: 'pending' });
  #reading = h('p', { class: 'reading', word: 'chat.reading', hidden: true });
  #trouble = h('p', { class: 'trouble', role: 'status' });
  #newer = button('button primary newer', () => this.#toEnd(), { word: 'chat.newer', hidden: true });
  #talk = h('div', { class: 'talk', role: 'region', label: 'chat.talk', tabindex: '0' });
  #following = true;
  #target = 0;
  #start = null;
  #unread = 0;
  #readingTimer = 0;

  connectedCallback() {
    this.#talk.append(this.#intro(), this.#log.node, this.#pending, this.#reading);
    this.replaceChildren(this.#header(), this.#trouble, h('main', {}, this.#talk, this.#composer.node));
    this.#composer.node.prepend(this.#newer);
    this.#composer.node.querySelector('.tools').append(this.#menu.opener);
    this.#talk.addEventListener('scroll', () => this.#scrolled());
    new ResizeObserver(() => this.#following && this.#toEnd()).observe(this.#talk);
    document.addEventListener('visibilitychange', () => document.hidden || this.#count(0));
    this.#fitAboveKeyboard();
    this.#enlarge(kept('large', false));
    words.paintPage();
    this.queueChanged();
    this.#composer.fit();
    this.#line.start();
  }

  #header() {
    const language = button('button small', () => this.#turnLanguage(), {
      word: 'chat.language',
      label: 'chat.language.label',
    });
    const large = button('button small', () => this.#enlarge(!kept('large', false)), {
      word: 'chat.large',
      class: 'button small large-type',
    });
    return h(
      'header',
      { class: 'top' },
      h('img', { src: '/assets/icon.svg', alt: '', class: 'mark' }),
      h('div', { class: 'who' }, h('h1', { word: 'chat.name' }), h('p', { word: 'chat.tagline' })),
      h('div', { class: 'settings' }, large, language),
    );
  }

  #intro() {
    const starter = (name) =>
      button('button', () => this.#composer.fill(words.say(`chat.starter.${name}.fill`)), {
        word: `chat.starter.${name}`,
      });
    const call = (number) =>
      h('a', { class: 'call', href: `tel:${number}` }, number, h('span', { word: `chat.hotline.${number}` }));
    return h(
      'section',
      { class: 'intro' },
      h(
        'div',
        { class: 'welcome' },
        h('h2', { word: 'chat.intro.title' }),
        h('p', { word: 'chat.intro.body' }),
        h('p', { class: 'starters-title', word: 'chat.intro.starters' }),
        h('div', { class: 'starters' }, ...STARTERS.map(starter)),
      ),
      h(
        'div',
        { class: 'safety' },
        h('p', { word: 'chat.safety' }),
        h('div', { class: 'calls' }, ...HOTLINES.map(call)),
        h('p', { class: 'watch', word: 'chat.safety.watch' }),
      ),
      button('link', () => this.#menu.forget(), { word: 'chat.forget' }),
    );
  }

  #say(body, label, voices) {
    this.#outbox.add(body, label, voices);
    this.queueChanged();
    this.#toEnd();
    this.#line.send();
  }

  #choose(of, option) {
    if (option.id === 'elder') {
      this.#enlarge(true);
    }
    const matter = option.matter === undefined ? {} : { matter: option.matter };
    this.#say({ choice: option.id, of, ...matter }, option.label);
    this.#talk.focus({ preventScroll: true }); // the button that had the focus is gone
  }

  /** Called by the line: new messages, oldest first. */
  async arrived(messages) {
    const follow = this.#following;
    this.#settle(new Set(messages.map((message) => message.id)));
    const fresh = await this.#log.add(messages);
    this.queueChanged();
    const fromOthers = fresh.filter((message) => message.from !== 'RESIDENT').length;
    if (fromOthers) {
      this.#reading.hidden = true;
      this.#count(document.hidden ? this.#unread + fromOthers : 0);
    }
    this.#show(fresh);
    this.#follow(fresh);
    const danger = fresh.some((message) => message.emergency);
    this.#start = this.#log.startOf(fresh);
    if (messages.length && (follow || danger || !fresh.length)) {
      this.#toEnd();
    } else if (fromOthers) {
      this.#newer.hidden = false;
    }
  }

  /** The talk itself may ask for large type, or for ordinary again. */
  #show(fresh) {
    const asked = fresh.filter((message) => message.display).pop();
    if (asked) {
      this.#enlarge(asked.display === 'large');
    }
  }

  /** Whoever writes in another language reads the page in it too. */
  #follow(fresh) {
    const said = fresh.filter((message) => message.language).pop();
    if (said && words.follow(said.language)) {
      this.#paint();
    }
  }

  /** An echo of our own words may come before the answer to our request, or instead of it. */
  #settle(known) {
    for (const item of this.#outbox.items().filter((waiting) => known.has(waiting.id))) {
      this.#outbox.drop(item.id);
      if (item.body.of) {
        this.#log.answered(item.body.of);
      }
    }
  }

  /** Called by the line: the server has written this down. */
  async sent({ body, label, voices = [] }, seq) {
    if (body.choice) {
      this.#log.answered(body.of);
    }
    const text = body.location || voices.length ? '' : label;
    const attachments = (body.attachments || []).map((id) => (voices.includes(id) ? { id, type: 'audio/' } : id));
    await this.#log.add([{ ...body, attachments, seq, from: 'RESIDENT', text, at: new Date().toISOString() }]);
    this.queueChanged();
    this.#showReading();
    this.#start = this.#log.startOf([]);
    this.#toEnd();
  }

  /** Called by the line: what waits, or how, has changed. */
  queueChanged() {
    const items = this.#outbox.items();
    this.#pending.replaceChildren(...items.map((item) => this.#waiting(item)));
    this.#log.showOptions(items.filter((item) => item.state !== 'refused').map((item) => item.body.of));
    this.classList.toggle('begun', !this.#log.empty || items.length > 0);
    if (this.#following) {
      this.#toEnd();
    }
  }

  /** Called by the line: the old session is gone. */
  renewed() {
    this.#log.endSession();
    this.#log.say('chat.renewed');
    this.queueChanged();
    this.#toEnd();
  }

  /** Called by the line. */
  connection(good) {
    this.#trouble.replaceChildren(...(good ? [] : [h('span', { word: 'chat.offline' })]));
  }

  #waiting(item) {
    const { text, attachments = [] } = item.body;
    const seen = attachments.filter((id) => !(item.voices || []).includes(id));
    const pictures = seen.map((id) =>
      h('img', { class: 'picture', src: this.#composer.pictures.source(id), alt: 'chat.picture.alt' }),
    );
    return h(
      'article',
      { class: `message from-resident ${item.state}` },
      h('p', { class: 'sender', word: 'chat.from.RESIDENT' }),
      h(
        'div',
        { class: 'bubble' },
        text || item.label ? h('p', { class: 'text' }, text || item.label) : null,
        ...pictures,
      ),
      ...this.#stateOf(item),
    );
  }

  #stateOf(item) {
    if (item.state === 'sending') {
      return [h('p', { class: 'stamp', word: 'chat.state.sending' })];
    }
    if (item.state === 'held') {
      return [button('button small held-again', () => this.#again(item), { word: 'chat.state.held' })];
    }
    const reason = words.has(`chat.state.refused.${item.reason}`) ? item.reason : 'other';
    const drop = () => {
      this.#outbox.drop(item.id);
      this.queueChanged();
    };
    const edit = () => {
      drop();
      this.#composer.fill(item.body.text);
    };
    return [
      h('p', { class: 'refusal', role: 'status', word: `chat.state.refused.${reason}` }),
      button('button small', item.body.text ? edit : drop, {
        word: `chat.state.refused.${item.body.text ? 'edit' : 'drop'}`,
      }),
    ];
  }

  #again(item) {
    this.#outbox.mark(item.id, 'sending');
    this.queueChanged();
    this.#line.send();
  }

  #showReading() {
    this.#reading.hidden = !this.#log.awaitsAnswer;
    clearTimeout(this.#readingTimer);
    this.#readingTimer = setTimeout(() => (this.#reading.hidden = true), READING_FOR);
  }

  /** Whoever scrolls back to read something is left in peace until they return. */
  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.#talk;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    this.#following = atEnd || Math.abs(scrollTop - this.#target) < 4;
    this.#newer.hidden = this.#newer.hidden || this.#following;
  }

  /** To the end, but never past the beginning of what is to be read: it is read from its top. */
  #toEnd() {
    this.#newer.hidden = true;
    const answer = this.#pending.firstChild ? null : this.#start;
    const end = this.#talk.scrollHeight - this.#talk.clientHeight;
    const start = answer ? answer.offsetTop - 12 : end;
    this.#target = this.classList.contains('begun') ? Math.max(0, Math.min(end, start)) : 0;
    this.#talk.scrollTop = this.#target;
    this.#following = true;
  }

  #count(unread) {
    this.#unread = unread;
    document.title = (unread ? `(${unread}) ` : '') + words.say('chat.title');
  }

  #turnLanguage() {
    words.turn();
    this.#paint();
  }

  #paint() {
    words.paintPage();
    words.paint(document.body);
  }

  #enlarge(large) {
    keep('large', large);
    document.documentElement.classList.toggle('large', large);
    this.querySelector('.large-type').setAttribute('aria-pressed', large);
    this.#composer.fit();
  }

  /** Where the keyboard covers the page instead of shrinking it, the chat shrinks itself. */
  #fitAboveKeyboard() {
    const view = window.visualViewport;
    if (view) {
      view.addEventListener('resize', () => {
        if (view.scale < 1.05) {
          this.style.height = `${view.height}px`;
        }
      });
    }
  }
}

if (navigator.serviceWorker) {
  navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' }).catch(() => {}); // a page without it is whole
}

customElements.define('xinqiao-chat', Chat);
