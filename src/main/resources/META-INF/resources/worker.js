// Keeps the empty page at hand for when there is no network. Nothing that anybody said is ever
// kept: only what is named here, and only what is the same for everybody.
const SHELF = 'shell';
const OFFLINE = '/assets/offline.html';
const PATIENCE = 4_000;
const SHELL = [
  '/',
  OFFLINE,
  '/assets/base.css',
  '/assets/message.css',
  '/assets/cards.css',
  '/assets/composer.css',
  '/assets/chat.css',
  '/assets/large.css',
  '/assets/offline.css',
  '/assets/icon.svg',
  '/assets/icon-192.png',
  '/assets/chat.js',
  '/assets/chat/store.js',
  '/assets/chat/words.js',
  '/assets/chat/dom.js',
  '/assets/chat/outbox.js',
  '/assets/chat/net.js',
  '/assets/chat/socket.js',
  '/assets/chat/line.js',
  '/assets/chat/message.js',
  '/assets/chat/log.js',
  '/assets/chat/pictures.js',
  '/assets/chat/voice.js',
  '/assets/chat/composer.js',
  '/assets/chat/menu.js',
];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(SHELL)));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) {
    return;
  }
  if (SHELL.includes(pathname)) {
    event.respondWith(fresh(event.request, pathname));
  } else if (mode === 'navigate' && pathname.startsWith('/track/')) {
    event.respondWith(fetch(event.request).catch(() => caches.match(OFFLINE)));
  }
});

/** The network knows better; the shelf is for when it does not answer in time. */
async function fresh(request, pathname) {
  const shelf = await caches.open(SHELF);
  const kept = await shelf.match(pathname);
  const coming = fetch(request).then((answer) => {
    if (answer.ok) {
      shelf.put(pathname, answer.clone());
    }
    return answer;
  });
  if (!kept) {
    return coming;
  }
  const late = new Promise((tired) => setTimeout(() => tired(kept), PATIENCE));
  return Promise.race([coming.catch(() => kept), late]);
}
