import { button, h, icon, linked } from './dom.js';
import { tagOf, words } from './words.js';

/**
 * One message as the resident sees it. Fields that are missing or unknown are passed over.
 *
 * @param message as the server sends it
 * @param source the address of an attachment by its id
 */
export function messageNode(message, source) {
  const danger = message.emergency ? dangerNotice(message) : null;
  return h(
    'article',
    { class: `message from-${message.from.toLowerCase()}`, 'data-seq': message.seq, tabindex: '-1' },
    sender(message),
    danger || bubble(message, source),
    ...receipts(message.cases || []),
    message.notice ? plain('p', 'notice', message.notice) : null,
    message.from === 'RESIDENT' ? delivered(message) : null,
  );
}

function sender({ from, officer, at }) {
  const office = officer && officer.office && (officer.office.name || officer.office);
  const name = [office, officer && officer.role].filter(Boolean).join(' · ');
  const who = from === 'OFFICER' && name ? h('span', {}, name) : h('span', { word: `chat.from.${from}` });
  return h('p', { class: 'sender' }, who, from === 'RESIDENT' ? null : moment(at));
}

function delivered({ at }) {
  return h('p', { class: 'stamp' }, moment(at), h('span', { word: 'chat.state.sent' }));
}

function moment(at) {
  return at ? h('time', { datetime: at, 'data-moment': at }) : null;
}

function bubble(message, source) {
  const parts = [
    message.text ? plain('p', 'text', message.text) : null,
    message.location
      ? h('p', { class: 'text place' }, icon('place'), h('span', { word: 'chat.location.sent' }))
      : null,
    ...(message.attachments || []).map((attachment) => picture(attachment, source)),
    message.card ? card(message.card) : null,
  ].filter(Boolean);
  return parts.length ? h('div', { class: 'bubble' }, ...parts) : null;
}

function plain(tag, look, text) {
  return h(tag, { class: look, lang: tagOf(text) }, ...linked(text));
}

function picture(attachment, source) {
  const { id, type } = typeof attachment === 'string' ? { id: attachment } : attachment;
  const address = source(id);
  if (type && type.startsWith('audio/')) {
    return voice(address, attachment.transcript);
  }
  if (type && !type.startsWith('image/')) {
    return h('p', { class: 'text' }, h('a', { href: address, word: 'chat.picture.file' }));
  }
  return h('img', { class: 'picture', src: address, alt: 'chat.picture.alt', loading: 'lazy' });
}

/** What a machine read stands beside the recording, and is called so. */
function voice(address, transcript) {
  return h(
    'div',
    { class: 'voice' },
    h('audio', { controls: true, preload: 'none', src: address, label: 'chat.voice' }),
    transcript
      ? h('p', { class: 'text' }, h('span', { word: 'chat.voice.machine' }), ' ', plain('span', 'read', transcript))
      : null,
  );
}

function card({ matters }) {
  const one = (matter, n) =>
    h(
      'section',
      { class: 'matter' },
      matters.length > 1 ? h('h3', { word: 'chat.card.matter', parts: [n + 1] }) : null,
      h('dl', {}, ...rows(matter)),
    );
  return h('div', { class: 'card' }, h('h2', { word: 'chat.card' }), ...matters.map(one));
}

function rows(matter) {
  return [
    row('summary', own(matter.summary)),
    row('kind', kind(matter)),
    row('place', own(matter.place) || missing('place')),
    row('since', matter.since ? h('dd', { lang: tagOf(matter.since), 'data-day': matter.since }) : null),
    row('wanted', own(matter.wanted)),
    row('office', matter.office ? own(matter.office.name) : missing('office')),
    row('urgency', matter.urgency ? urgency(matter.urgency) : null),
  ].filter(Boolean);
}

function row(name, value) {
  return value && h('div', { class: `row ${name}` }, h('dt', { word: `chat.card.${name}` }), value);
}

function own(text) {
  return text ? plain('dd', '', text) : null;
}

function missing(name) {
  return h('dd', { class: 'missing', word: `chat.card.unknown.${name}` });
}

function kind(matter) {
  if (!matter.kind) {
    return null;
  }
  const code = (group, value) => h('span', { word: `chat.${group}.${value}`, otherwise: value });
  return h(
    'dd',
    {},
    code('kind', matter.kind),
    matter.subKind ? ' · ' : null,
    matter.subKind ? code('subKind', matter.subKind) : null,
  );
}

function urgency(code) {
  return h('dd', { class: `urgency-${code.toLowerCase()}`, word: `chat.urgency.${code}`, otherwise: code });
}

function receipts(cases) {
  return cases.map((opened, n) => {
    const title =
      cases.length > 1 ? { word: 'chat.receipt.several', parts: [n + 1] } : { word: 'chat.receipt' };
    return h(
      'section',
      { class: 'receipt' },
      h('h2', title),
      h(
        'dl',
        {},
        fact('number', h('dd', { class: 'number' }, h('span', {}, opened.number), copyButton(opened.number))),
        opened.code ? fact('code', h('dd', { class: 'code' }, h('span', {}, opened.code))) : null,
        opened.office ? fact('office', own(opened.office.name)) : null,
      ),
      opened.code ? h('p', { class: 'keep', word: 'chat.receipt.code.keep' }) : null,
      dueList(opened.due || []),
      h('a', {
        class: 'button wide',
        href: `/track/${encodeURIComponent(opened.number)}`,
        word: 'chat.receipt.track',
      }),
    );
  });
}

function fact(name, value) {
  return h('div', { class: `row ${name}` }, h('dt', { word: `chat.receipt.${name}` }), value);
}

function dueList(dues) {
  if (!dues.length) {
    return null;
  }
  const one = ({ what, on, rule, ruleText, provisional }) =>
    h(
      'li',
      {},
      h(
        'p',
        {},
        h('span', { word: `chat.due.${what}`, otherwise: what }),
        ' – ',
        h('strong', { 'data-day': on, 'data-day-said': provisional ? 'chat.due.notBefore' : 'chat.due.by' }),
      ),
      ruleText || rule ? plain('p', 'rule', ruleText || rule) : null,
    );
  return h('div', { class: 'dues' }, h('h3', { word: 'chat.receipt.due' }), h('ul', {}, ...dues.map(one)));
}

function copyButton(number) {
  const copy = button(
    'button small',
    async () => {
      if (await copied(number)) {
        copy.textContent = '';
        copy.append(h('span', { role: 'status', word: 'chat.receipt.copied' }));
      }
    },
    { word: 'chat.receipt.copy' },
  );
  return copy;
}

/** The clipboard asks for https; the older way works on plain http as well. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (noClipboard) {
    const field = h('textarea', { class: 'visually-hidden', 'aria-hidden': 'true', tabindex: '-1' });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}

function dangerNotice({ emergency, text }) {
  const general = 'chat.emergency.title';
  const special = `${general}.${emergency.kind}`;
  return h(
    'section',
    { class: 'danger' },
    h('h2', { word: words.has(special) ? special : general }),
    h('div', { class: 'hotlines' }, ...(emergency.hotlines || []).map(hotline)),
    text ? plain('p', 'text', text) : null,
  );
}

function hotline(number) {
  return h(
    'a',
    { class: 'hotline', href: `tel:${number}` },
    icon('phone'),
    h(
      'span',
      {},
      h('span', { class: 'hotline-number' }, h('span', { word: 'chat.emergency.call' }), ` ${number}`),
      h('span', { word: `chat.hotline.${number}`, otherwise: '' }),
    ),
  );
}
