import { keep, kept } from './store.js';

const TAGS = { zh: 'zh-CN', en: 'en' };
const ZONE = 'Asia/Shanghai';

/**
 * Every word of the page, in both languages. A node names its words by `data-word`,
 * `data-word-label` (aria-label) or `data-word-hint` (placeholder); `paint` fills them in, so a
 * change of language touches no message and announces nothing.
 */
class Words {
  #texts = JSON.parse(document.getElementById('words').textContent);
  #language = kept('language', document.documentElement.lang.startsWith('en') ? 'en' : 'zh');

  get language() {
    return this.#language;
  }

  /** The other one of the two. */
  turn() {
    this.#language = this.#language === 'zh' ? 'en' : 'zh';
    keep('language', this.#language);
  }

  /**
   * The language that the bot speaks: the page follows when it changes, and whoever has turned the
   * page by hand is left alone until then.
   */
  follow(spoken) {
    const before = kept('spoken', null);
    keep('spoken', spoken);
    const turns = spoken !== before && spoken !== this.#language && (before || !kept('language', null));
    if (turns) {
      this.turn();
    }
    return Boolean(turns);
  }

  has(key) {
    return key in this.#texts[this.#language];
  }

  /** The text of a key with {0}, {1}… filled; an unknown key is shown as `otherwise`. */
  say(key, parts = [], otherwise = key) {
    const text = this.#texts[this.#language][key];
    return text === undefined ? otherwise : text.replace(/\{(\d)\}/g, (_, n) => parts[n]);
  }

  /** A day such as 2026-11-24 (already a day in Shanghai), with its weekday; the year only where it is another. */
  day(text, now = new Date()) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
      return text;
    }
    const year = text.startsWith(String(now.getFullYear())) ? {} : { year: 'numeric' };
    const shape = { ...year, month: 'long', day: 'numeric', weekday: 'long', timeZone: 'UTC' };
    return new Intl.DateTimeFormat(TAGS[this.#language], shape).format(new Date(text));
  }

  /** An instant as the clock in Shanghai shows it, with the day where it is not today. */
  moment(text, now = new Date()) {
    const at = new Date(text);
    if (isNaN(at)) {
      return '';
    }
    const day = { month: 'numeric', day: 'numeric', timeZone: ZONE };
    const sameDay = at.toLocaleDateString('en', day) === now.toLocaleDateString('en', day);
    const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE };
    const shape = sameDay ? clock : { ...clock, month: 'short', day: 'numeric' };
    return new Intl.DateTimeFormat(TAGS[this.#language], shape).format(at);
  }

  paint(root) {
    this.#each(root, 'word', (node, text) => (node.textContent = text));
    this.#each(root, 'word-label', (node, text) => node.setAttribute('aria-label', text));
    this.#each(root, 'word-hint', (node, text) => node.setAttribute('placeholder', text));
    this.#each(root, 'word-alt', (node, text) => node.setAttribute('alt', text));
    for (const node of matching(root, '[data-day]')) {
      node.textContent = this.say(
        node.dataset.daySaid || '',
        [this.day(node.dataset.day)],
        this.day(node.dataset.day),
      );
    }
    for (const node of matching(root, '[data-moment]')) {
      node.textContent = this.moment(node.dataset.moment);
    }
  }

  /** The language and the title of the document itself. */
  paintPage() {
    document.documentElement.lang = TAGS[this.#language];
    document.title = this.say('chat.title');
  }

  #each(root, trait, fill) {
    for (const node of matching(root, `[data-${trait}]`)) {
      const parts = node.dataset.parts ? JSON.parse(node.dataset.parts) : [];
      fill(node, this.say(node.getAttribute(`data-${trait}`), parts, node.dataset.otherwise));
    }
  }
}

function matching(root, selector) {
  const below = Array.from(root.querySelectorAll(selector));
  return root.matches && root.matches(selector) ? [root, ...below] : below;
}

/** The language tag for somebody's own words, so that they are read aloud and set properly. */
export function tagOf(text) {
  return /[\u3400-\u9fff]/.test(text) ? 'zh-CN' : 'en';
}

export const words = new Words();
