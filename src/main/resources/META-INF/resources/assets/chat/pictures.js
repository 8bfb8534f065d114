import { button, h } from './dom.js';

const TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];
const MOST_BYTES = 15 * 1024 * 1024;
const MOST_PICTURES = 9; // as the server has it
const ACCOUNT = { 404: 'lost', 413: 'chat.picture.large', 415: 'chat.picture.type' };

/** The pictures beside the message that is being written: each goes up as soon as it is chosen. */
export class Pictures {
  #line;
  #explain;
  #changed;
  #shown = [];
  #previews = new Map();

  constructor(line, explain, changed) {
    this.#line = line;
    this.#explain = explain;
    this.#changed = changed;
    this.node = h('ul', { class: 'tray', hidden: true });
    addEventListener('beforeunload', (event) => this.#mindUnsent(event));
  }

  get any() {
    return this.#shown.length > 0;
  }

  get busy() {
    return this.#shown.some((picture) => picture.state === 'rising');
  }

  get broken() {
    return this.#shown.some((picture) => picture.state === 'broken');
  }

  /** Where a picture is to be seen: our own copy while there is one, else the server's. */
  source(id) {
    return this.#previews.get(id) || this.#line.path(`attachments/${encodeURIComponent(id)}`);
  }

  add(files) {
    for (const file of files) {
      if (!TYPES.includes(file.type)) {
        this.#explain('chat.picture.type');
      } else if (file.size > MOST_BYTES) {
        this.#explain('chat.picture.large');
      } else if (this.#shown.length >= MOST_PICTURES) {
        this.#explain('chat.picture.many');
      } else {
        this.#show(file);
      }
    }
  }

  /** Hands over the ids of what went up and empties the tray. */
  take() {
    const ids = this.#shown.map((picture) => picture.id);
    this.#shown.forEach((picture) => picture.node.remove());
    this.#shown = [];
    this.node.hidden = true;
    return ids;
  }

  #show(file) {
    const picture = { file, preview: URL.createObjectURL(file) };
    picture.meter = h('progress', { max: 100, value: 0, label: 'chat.picture.progress' });
    picture.retry = button('button small', () => this.#send(picture), {
      word: 'chat.picture.retry',
      hidden: true,
    });
    picture.node = h(
      'li',
      {},
      h('img', { src: picture.preview, alt: 'chat.picture.alt' }),
      picture.meter,
      picture.retry,
      button(
        'remove',
        () => this.#remove(picture),
        { label: 'chat.picture.remove' },
        h('span', { 'aria-hidden': 'true' }, '✕'),
      ),
    );
    this.#shown.push(picture);
    this.node.append(picture.node);
    this.node.hidden = false;
    this.#send(picture);
  }

  async #send(picture, again = true) {
    this.#turn(picture, 'rising');
    try {
      await this.#line.open();
      picture.id = await this.#upload(picture);
      this.#previews.set(picture.id, picture.preview);
      this.#turn(picture, 'up');
    } catch (status) {
      await this.#failed(picture, ACCOUNT[status], again);
    }
  }

  async #failed(picture, account, again) {
    if (account === 'lost' && again) {
      this.#line.lose();
      await this.#send(picture, false);
      return;
    }
    if (account && account !== 'lost') {
      this.#explain(account);
    }
    this.#turn(picture, 'broken');
  }

  #turn(picture, state) {
    picture.state = state;
    picture.meter.hidden = state !== 'rising';
    picture.retry.hidden = state !== 'broken';
    this.#changed();
  }

  /** XMLHttpRequest, because fetch tells nothing about how far an upload is. Rejects with a status. */
  #upload(picture) {
    return new Promise((up, down) => {
      const form = new FormData();
      form.append('file', picture.file, picture.file.name || 'picture');
      const call = new XMLHttpRequest();
      picture.call = call;
      call.open('POST', this.#line.path('attachments'));
      call.responseType = 'json';
      call.upload.onprogress = ({ loaded, total }) => (picture.meter.value = (100 * loaded) / total);
      call.onload = () => (call.status === 201 && call.response ? up(call.response.id) : down(call.status));
      call.onerror = call.onabort = () => down(0);
      call.send(form);
    });
  }

  #remove(picture) {
    if (picture.call && picture.state === 'rising') {
      picture.call.abort();
    }
    this.#shown = this.#shown.filter((other) => other !== picture);
    picture.node.remove();
    this.node.hidden = !this.any;
    this.#explain(null);
    this.#changed();
  }

  #mindUnsent(event) {
    if (this.any) {
      event.preventDefault();
      event.returnValue = ''; // the browser asks in its own words
    }
  }
}
