// Web push: shown only where the browser can do it; the choices come from the form on the page.
"use strict";
(() => {
  const place = document.getElementById("push");
  if (!place || !window.isSecureContext || !("serviceWorker" in navigator) || !("PushManager" in window)) return;
  const form = document.getElementById("follow");
  const button = document.getElementById("push-button");
  const error = document.getElementById("push-error");
  place.hidden = false;
  document.getElementById("push-none").hidden = true;

  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/") + "=".repeat((4 - (text.length % 4)) % 4));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };
  const say = (text) => {
    error.textContent = text;
    error.hidden = !text;
  };

  async function subscribe() {
    const registration = await navigator.serviceWorker.register(place.dataset.worker);
    await navigator.serviceWorker.ready.catch(() => {});
    if ((await Notification.requestPermission()) !== "granted") return say(place.dataset.refused);
    const key = bytes(place.dataset.key);
    const old = await registration.pushManager.getSubscription();
    if (old) await old.unsubscribe();
    const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const chosen = new FormData(form);
    const wish = {
      area: chosen.get("area"),
      groups: chosen.getAll("groups"),
      topics: chosen.getAll("topics"),
      frequency: chosen.get("frequency"),
    };
    const answer = await fetch(place.dataset.send, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": chosen.get("csrfmiddlewaretoken") },
      body: JSON.stringify({ subscription: subscription.toJSON(), wish }),
    });
    const said = await answer.json();
    if (said.url) location.assign(said.url);
    else say(said.error || place.dataset.failed);
  }

  button.addEventListener("click", async () => {
    say("");
    button.disabled = true;
    try {
      await subscribe();
    } catch {
      say(place.dataset.failed);
    } finally {
      button.disabled = false;
    }
  });
})();
