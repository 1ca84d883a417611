// The service worker: shows what was pushed; a tap opens it. It keeps nothing and fetches nothing.
"use strict";
self.addEventListener("push", (event) => {
  const news = event.data ? event.data.json() : {};
  if (!news.title) return;
  const options = { body: news.body, lang: "vi", data: { url: news.url, stop: news.stop } };
  if (news.stop) options.actions = [{ action: "stop", title: "Thôi theo dõi" }];
  event.waitUntil(self.registration.showNotification(news.title, options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const data = event.notification.data || {};
  const url = event.action === "stop" ? data.stop : data.url;
  if (url && new URL(url).origin === self.location.origin) event.waitUntil(self.clients.openWindow(url));
});
