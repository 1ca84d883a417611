// Service worker of the attendance pages. Its settings (FILES) come before it, from the server.
//
// It shows a list that was opened once when there is no network. The pages are put there by attend.js and taken away
// when the person signs out; nothing else of the desk is kept. It sends nothing by itself.

const FILES_CACHE = "diem-danh-files-" + self.FILES.join("|");
const PAGES_CACHE = "diem-danh-pages";
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
      .then((names) => names.filter((name) => name.startsWith("diem-danh-files-") && name !== FILES_CACHE))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (self.FILES.includes(pathname)) {
    event.respondWith(caches.match(request, { cacheName: FILES_CACHE }).then((kept) => kept ?? fetch(request)));
  } else if (request.mode === "navigate" && pathname.endsWith("/diem-danh/")) {
    event.respondWith(page(request, pathname));
  }
});

// The list from the network; without one, as it was kept.
async function page(request, pathname) {
  const kept = await (await caches.open(PAGES_CACHE)).match(pathname);
  const answer = fetch(request);
  try {
    return await Promise.race([answer, weak(kept)]);
  } catch {
    return kept ?? Response.error();
  }
}

// Gives up after a while, but only where there is something to show instead.
function weak(something) {
  return new Promise((_, reject) => {
    if (something) setTimeout(reject, WEAK);
  });
}
