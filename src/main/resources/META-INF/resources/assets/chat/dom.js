import { words } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const STROKES = {
  picture: ['M4 8h3l2-3h6l2 3h3v11H4z', 'M12 10a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z'],
  place: [
    'M12 21s7-6.5 7-11.5a7 7 0 0 0-14 0C5 14.5 12 21 12 21z',
    'M12 7.5a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4z',
  ],
  voice: ['M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3z', 'M5.5 11a6.5 6.5 0 0 0 13 0', 'M12 17.5V21'],
  more: ['M5 6h14', 'M5 12h14', 'M5 18h14'],
  phone: [
    'M6 3h3.5l1.5 5-2.2 1.6a12 12 0 0 0 5.6 5.6L16 13l5 1.5V18a3 3 0 0 1-3 3C10 21 3 14 3 6a3 3 0 0 1 3-3z',
  ],
};

/**
 * One element. `traits` are attributes, except `on` (listeners) and the page's words: `word`,
 * `label`, `hint`, `alt` are keys, `parts` fills their places. Children are nodes or plain text;
 * text never becomes markup.
 */
export function h(tag, traits = {}, ...children) {
  const { on = {}, word, label, hint, alt, parts, otherwise, ...attributes } = traits;
  const node = document.createElement(tag);
  const said = { 'data-word': word, 'data-word-label': label, 'data-word-hint': hint, 'data-word-alt': alt };
  const more = { 'data-parts': parts && JSON.stringify(parts), 'data-otherwise': otherwise };
  for (const [name, value] of Object.entries({ ...attributes, ...said, ...more })) {
    if (value !== undefined && value !== false && value !== null) {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  for (const [event, heard] of Object.entries(on)) {
    node.addEventListener(event, heard);
  }
  words.paint(node);
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return node;
}

/** A button that never submits by accident. */
export function button(look, click, traits, ...children) {
  return h('button', { type: 'button', class: look, on: { click }, ...traits }, ...children);
}

/** A drawing beside a word; it says nothing by itself. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  for (const stroke of STROKES[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', stroke);
    drawing.append(path);
  }
  return drawing;
}

/** Plain text in which addresses of this very site, and no others, are links. */
export function linked(text) {
  return text.split(/(https?:\/\/[\w\-.~:/?#@!$&*+,;=%[\]]+)/).map((piece, n) => {
    const address = n % 2 ? ownAddress(piece) : null;
    return address ? h('a', { href: address }, piece) : piece;
  });
}

function ownAddress(text) {
  try {
    const url = new URL(text);
    return url.origin === location.origin ? url.href : null;
  } catch (malformed) {
    return null;
  }
}

/** Asks before something that cannot be taken back; true only for a plain yes. */
export function ask(keys) {
  return new Promise((answer) => {
    const dialog = h(
      'dialog',
      { class: 'ask', 'aria-labelledby': 'ask-title', 'aria-describedby': 'ask-body' },
      h('h2', { id: 'ask-title', word: `${keys}.title` }),
      h('p', { id: 'ask-body', word: `${keys}.body` }),
      h(
        'div',
        { class: 'ask-answers' },
        button('button primary', () => dialog.close('yes'), { word: `${keys}.yes` }),
        button('button', () => dialog.close('no'), { word: `${keys}.no` }),
      ),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
