import { ask, button, h, icon } from './dom.js';
import { forget } from './store.js';

const EVERYTHING = ['session', 'seen', 'answered', 'spoken', 'outbox', 'draft'];

/** What is needed now and then: a copy of the talk, the page as an app, a clean device. */
export class Menu {
  #line;
  #installing = null;

  constructor(line) {
    this.#line = line;
    this.opener = button('tool more', () => this.#open(), {}, icon('more'), h('span', { word: 'chat.menu' }));
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault(); // we offer it here, and interrupt nobody
      this.#installing = event;
    });
    addEventListener('appinstalled', () => (this.#installing = null));
  }

  #open() {
    const close = () => dialog.close();
    const dialog = h(
      'dialog',
      { class: 'ask menu', 'aria-labelledby': 'menu-title' },
      h('h2', { id: 'menu-title', word: 'chat.menu.title' }),
      this.#line.session ? this.#copy(close) : null,
      this.#installing ? this.#install(close) : null,
      button('button wide', () => (close(), this.forget()), { word: 'chat.forget.menu' }),
      button('button quiet wide', close, { word: 'chat.menu.close' }),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      this.opener.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  #copy(close) {
    return h(
      'div',
      {},
      h('a', {
        class: 'button wide',
        href: this.#line.path('transcript'),
        download: '',
        word: 'chat.transcript',
        on: { click: () => setTimeout(close) },
      }),
      h('p', { class: 'menu-note', word: 'chat.transcript.note' }),
    );
  }

  #install(close) {
    const offer = this.#installing;
    const install = () => {
      close();
      offer.prompt();
      this.#installing = null; // a prompt can be shown once
    };
    return button('button wide', install, { word: 'chat.install' });
  }

  async forget() {
    if (await ask('chat.forget')) {
      EVERYTHING.forEach(forget);
      location.reload();
    }
  }
}
