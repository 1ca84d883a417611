// Service worker of pages that work without a network: heads' postings, attendance, visits. Its settings come before it,
// from the server: NAME; FILES it keeps; OWN, the pages it may show as they were kept («*» in front: any path that ends
// so); OFFLINE, the page that stands in for all others ("" leaves those alone).
//
// The pages are put there by each page's own script and taken away when the person signs out; nothing else of the desk
// is ever kept. It sends nothing by itself.

const FILES_CACHE = `${self.NAME}-files-${self.FILES.join("|")}`;
const PAGES_CACHE = `${self.NAME}-pages`;
const WEAK = 8000; // ms after which a weak network counts as none

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(FILES_CACHE)
      .then((cache) => cache.addAll(self.FILES))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(`${self.NAME}-files-`) && name !== FILES_CACHE))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

const isOwn = (path) => self.OWN.some((own) => (own.startsWith("*") ? path.endsWith(own.slice(1)) : path === own));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (self.FILES.includes(pathname)) {
    event.respondWith(caches.match(request, { cacheName: FILES_CACHE }).then((kept) => kept ?? fetch(request)));
  } else if (request.mode === "navigate" && (self.OFFLINE || isOwn(pathname))) {
    event.respondWith(page(request, pathname));
  }
});

// The page from the network; without one, the page as it was kept, or the one that says there is no network.
async function page(request, pathname) {
  const own = isOwn(pathname);
  const kept = async (path) => (await caches.open(PAGES_CACHE)).match(path);
  const answer = fetch(request);
  try {
    if (!own) return await answer;
    return await Promise.race([answer, weak(await kept(pathname))]);
  } catch {
    return (await kept(own ? pathname : self.OFFLINE)) ?? Response.error();
  }
}

// Gives up after a while, but only where there is something to show instead.
function weak(something) {
  return new Promise((_, reject) => {
    if (something) setTimeout(reject, WEAK);
  });
}
