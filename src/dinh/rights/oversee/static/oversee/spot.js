// A visit on a phone, with or without a network: each thing noted is kept on the phone under a key of its own, with its
// photo, and dropped only when the server has said that it has it. With a network it goes out at once. Without this
// script the same forms work over the network.

const page = document.getElementById("spot").dataset;
const say = (name, values = {}) => (page[`say${name}`] ?? "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
const byId = (id) => document.getElementById(id);
const LARGEST = 1600; // px, the longer side of a photo
const QUALITY = 0.82;
const PAGES_CACHE = "tai-cho-pages";
const PATIENCE = 120_000; // ms for one thing with its photo over a weak network
let token = "";
let sending = null;

class Unsent extends Error {}

// ---- what this phone keeps: IndexedDB, one store, key = the thing's own

function store(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("dinh-tai-cho", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("noted", { keyPath: "key" });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction("noted", mode);
      const asked = work(transaction.objectStore("noted"));
      transaction.oncomplete = () => {
        database.close();
        resolve(asked.result);
      };
      transaction.onerror = transaction.onabort = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}
const keep = (noted) => store("readwrite", (all) => all.put(noted));
const drop = (key) => store("readwrite", (all) => all.delete(key));
const mine = async () =>
  (await store("readonly", (all) => all.getAll()))
    .filter((noted) => noted.visit === page.visit && noted.owner === page.owner)
    .sort((a, b) => a.taken.localeCompare(b.taken));

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

async function shrink(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LARGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!blob) throw new Error("no picture");
  return blob.arrayBuffer();
}

// ---- what the page says

function told(sentence, tone = "info") {
  const note = byId("told");
  note.className = `note ${tone}`;
  note.textContent = sentence;
  note.hidden = !sentence;
}

function words(noted) {
  const unit = noted.unit && noted.value ? ` ${noted.unit}` : "";
  const where = noted.where ? ` (${noted.where})` : "";
  return [noted.said, noted.value && `${noted.value}${unit}${where}`, noted.note, noted.photo && say("Photo")].filter(Boolean).join(" · ");
}

// A row under its line: on this phone, sent, or refused with the reason.
function draw(noted, state) {
  const list = document.querySelector(`form[data-line="${noted.line}"]`).closest("section").querySelector(".noted");
  let row = list.querySelector(`[data-key="${noted.key}"]`);
  if (!row) {
    row = document.createElement("li");
    row.dataset.key = noted.key;
    list.append(row);
  }
  row.className = state;
  const chip = document.createElement("span");
  chip.className = `chip ${state === "kept" ? "soon" : state === "sent" ? "ok" : "late"}`;
  chip.textContent = state === "refused" ? noted.why : say(state === "kept" ? "Waiting" : "Sent");
  row.replaceChildren(`${words(noted)} `, chip);
}

async function show() {
  const waiting = await mine().catch(() => []);
  waiting.forEach((noted) => draw(noted, noted.why ? "refused" : "kept"));
  const button = byId("send");
  button.hidden = !waiting.length;
  button.textContent = say("Send", { count: waiting.length });
}

// ---- the server

async function ask(url, options = {}) {
  let answer;
  try {
    answer = await fetch(url, {
      headers: { Accept: "application/json" }, redirect: "manual", cache: "no-store", credentials: "same-origin",
      signal: AbortSignal.timeout?.(PATIENCE), ...options,
    });
  } catch {
    throw new Unsent(say("NoNetwork"));
  }
  if (answer.type === "opaqueredirect") {
    byId("sign-in").hidden = false;
    throw new Unsent(say("SignedOut"));
  }
  const said = await answer.json().catch(() => null);
  if (!said) throw new Unsent(say("Failed", { status: answer.status }));
  return said;
}

async function look() {
  const said = await ask(page.session);
  if (!said.ok) throw new Unsent(said.why);
  if (said.owner !== page.owner) throw new Unsent(say("Other"));
  token = said.token;
  byId("sign-in").hidden = true;
}

// One sending at a time; what is noted meanwhile goes with the next.
function send(loud) {
  sending ??= sendAll(loud).finally(() => (sending = null));
  return sending;
}

async function sendAll(loud) {
  const waiting = await mine().catch(() => []);
  let count = 0;
  try {
    if (waiting.length) await look(); // who is signed in, and a token that is not stale
    for (const noted of waiting) {
      const body = new FormData();
      const plain = { csrfmiddlewaretoken: token, key: noted.key, line: noted.line, answer: noted.answer, value: noted.value, where: noted.where, note: noted.note, taken: noted.taken };
      Object.entries(plain).forEach(([name, value]) => body.append(name, value));
      if (noted.photo) body.append("photo", new Blob([noted.photo], { type: "image/jpeg" }), "anh.jpg");
      const said = await ask(location.pathname, { method: "POST", body });
      if (said.ok) {
        await drop(noted.key);
        draw(noted, "sent");
        count += 1;
      } else {
        await keep({ ...noted, why: said.why }); // it stays on the phone, with the reason
      }
    }
    if (loud || count) told(say("Done", { count }), "ok");
  } catch (problem) {
    if (!(problem instanceof Unsent)) throw problem;
    told(problem.message, "warning");
  }
  await show();
}

async function taken(event) {
  event.preventDefault();
  const form = event.target;
  const photoInput = form.elements.photo;
  const file = photoInput.files[0];
  const chosen = form.querySelector("[name=answer]:checked");
  const text = (name) => form.elements[name]?.value.trim() ?? "";
  const noted = {
    key: newKey(), visit: page.visit, owner: page.owner, line: form.dataset.line, unit: form.dataset.unit ?? "",
    answer: chosen?.value ?? "", said: chosen?.closest("label").textContent.trim() ?? "", value: text("value"),
    where: text("where"), note: text("note"), taken: new Date().toISOString(), why: "",
  };
  if (!noted.answer && !noted.value && !noted.note && !file) return told(say("Empty"), "warning");
  if (noted.value && !/^-?\d+([.,]\d+)?$/.test(noted.value)) return told(say("BadNumber"), "warning");
  try {
    if (file) noted.photo = await shrink(file);
  } catch {
    return told(say("BadPhoto"), "warning");
  }
  try {
    await keep(noted);
  } catch {
    return told(say("Full"), "error");
  }
  form.reset();
  told("");
  await show();
  if (sending) await sending; // it left before this was noted
  if (navigator.onLine) await send(false);
  else told(say("Kept"), "ok");
}

// ---- the page itself, kept for when there is no network

async function keepPage() {
  if (!("caches" in window) || !navigator.onLine || page.copy) return;
  const cache = await caches.open(PAGES_CACHE);
  const answer = await fetch(location.pathname, { redirect: "manual", cache: "no-store", credentials: "same-origin" });
  if (!answer.ok) return;
  const copy = (await answer.text()).replace("data-made=", 'data-copy="1" data-made='); // so that a copy says it is one
  await cache.put(location.pathname, new Response(copy, { headers: { "Content-Type": "text/html; charset=utf-8" } }));
  byId("ready").hidden = false;
}

function sayIfOld() {
  if (!page.copy) return;
  const when = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short", timeStyle: "short" });
  byId("cached").textContent = say("Old", { when: when.format(new Date(page.made)) });
  byId("cached").hidden = false;
}

for (const leaving of document.querySelectorAll("form[action$='/dang-xuat/']")) {
  leaving.addEventListener("submit", async (event) => {
    event.preventDefault();
    if ("caches" in window) await caches.delete(PAGES_CACHE);
    leaving.submit();
  });
}
for (const form of document.querySelectorAll("form[data-line]")) form.addEventListener("submit", taken);
byId("send").addEventListener("click", () => send(true));
window.addEventListener("online", () => send(false));
sayIfOld();
await show();
if (navigator.onLine && !page.copy) await send(false);
if ("serviceWorker" in navigator) await navigator.serviceWorker.register(page.worker).catch(() => {});
await keepPage().catch(() => {});
