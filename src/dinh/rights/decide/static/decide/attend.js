// Attendance on a phone, with or without a network: each tick is kept on the phone under a key of its own and dropped
// only when the server has said that it has it. With a network a tick goes out at once; what could not go waits for
// «Gửi». Without this script the same buttons work over the network.

const page = document.getElementById("attend").dataset;
const say = (name, values = {}) => (page[`say${name}`] ?? "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
const byId = (id) => document.getElementById(id);
const form = byId("ticks");
const rows = new Map([...document.querySelectorAll("#ticks li")].map((row) => [row.dataset.entry, row]));
const KEPT = `diem-danh:${page.round}:${page.owner}`;
const PAGES_CACHE = "diem-danh-pages";
const ASK_EVERY = 15_000; // ms between two looks at what other phones have ticked
const PATIENCE = 20_000; // ms for one sending
let token = "";
let sending = null;

class Unsent extends Error {}

// ---- what this phone keeps

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "[]");
  } catch {
    return [];
  }
}

function keep(ticks) {
  try {
    if (ticks.length) localStorage.setItem(KEPT, JSON.stringify(ticks));
    else localStorage.removeItem(KEPT);
    return true;
  } catch {
    return false;
  }
}

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// ---- what the page says

function told(sentence, tone = "info") {
  const note = byId("told");
  note.className = `note ${tone}`;
  note.textContent = sentence;
  note.hidden = !sentence;
}

// A row is there (the server has it), kept (this phone has it), or neither.
function draw(row, state, name) {
  row.classList.toggle("there", state === "there");
  row.classList.toggle("kept", state === "kept");
  row.querySelector(".who").textContent = name ?? "";
  if (!page.open) return;
  row.querySelector(".tick").hidden = Boolean(state);
  row.querySelector(".other").hidden = Boolean(state);
  const chip = row.querySelector(".said");
  chip.dataset.there ??= chip.textContent;
  chip.hidden = !state;
  chip.className = `chip said ${state === "kept" ? "soon" : "ok"}`;
  chip.textContent = state === "kept" ? say("Waiting") : chip.dataset.there;
  row.querySelector(".undo").hidden = !state || "voted" in row.dataset;
}

let last = null; // what the server said last
function show() {
  const waiting = kept();
  const mine = new Map(waiting.map((tick) => [String(tick.entry), tick]));
  if (last) {
    byId("present").textContent = last.present + waiting.filter((tick) => !(String(tick.entry) in last.ticked)).length;
    byId("total").textContent = last.total;
  }
  for (const [entry, row] of rows) {
    const there = last ? entry in last.ticked : row.classList.contains("there");
    const name = there && last ? last.ticked[entry] : mine.get(entry)?.name;
    if (there) draw(row, "there", name ?? row.querySelector(".who").textContent);
    else draw(row, mine.has(entry) ? "kept" : "", name);
  }
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
  if (said.live) last = said.live;
  if (!said.ok) throw new Unsent(said.why);
  return said;
}

async function look() {
  const said = await ask(page.live);
  if (said.owner !== page.owner) throw new Unsent(say("Other"));
  token = said.token;
  byId("sign-in").hidden = true;
}

async function post(values) {
  await look(); // who is signed in, and a token that is not stale
  const body = new FormData();
  body.append("csrfmiddlewaretoken", token);
  Object.entries(values).forEach(([name, value]) => body.append(name, value));
  return ask(location.pathname, { method: "POST", body });
}

// One sending at a time; ticks made meanwhile go with the next. `loud` when a person pressed «Gửi».
function send(loud) {
  sending ??= sendNow(loud).finally(() => (sending = null));
  return sending;
}

async function sendNow(loud) {
  const ticks = kept();
  if (!ticks.length) return;
  try {
    const said = await post({ ticks: JSON.stringify(ticks) });
    const settled = new Set([...said.done, ...Object.keys(said.refused)]);
    keep(kept().filter((tick) => !settled.has(tick.key)));
    const refusals = [...new Set(Object.values(said.refused))];
    if (refusals.length) told(refusals.join(" "), "error");
    else if (loud) told(say("Sent", { count: said.done.length }), "ok");
    else told("");
  } catch (problem) {
    if (!(problem instanceof Unsent)) throw problem;
    told(problem.message, "warning");
  }
  show();
}

async function tick(entry, name = "", how = "tick") {
  if (rows.get(entry)?.classList.contains("there") || kept().some((each) => String(each.entry) === entry)) return;
  if (!keep([...kept(), { key: newKey(), entry: Number(entry), name, how }])) return told(say("Full"), "error");
  show();
  if (sending) await sending; // it left before this tick was made
  if (navigator.onLine) await send(false);
}

async function undo(entry) {
  if (sending) await sending;
  const waiting = kept();
  if (waiting.some((each) => String(each.entry) === entry)) {
    keep(waiting.filter((each) => String(each.entry) !== entry));
    return show();
  }
  try {
    await post({ undo: entry });
    told("");
  } catch (problem) {
    if (!(problem instanceof Unsent)) throw problem;
    told(navigator.onLine ? problem.message : say("NeedsNetwork"), "warning");
  }
  show();
}

// ---- search: folded as the server folds, on the list that is here

const words = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replaceAll("y", "i").match(/[a-z0-9]+/g) ?? [];

function find() {
  const wanted = words(byId("q").value);
  let found = 0;
  for (const row of rows.values()) {
    row.hidden = !wanted.every((word) => row.dataset.find.includes(word));
    found += row.hidden ? 0 : 1;
  }
  byId("none").hidden = found > 0;
}

// ---- the camera reads the code of an invitation: its household is in it

let film = null;
async function camera() {
  const video = byId("video");
  if (film) {
    film.getTracks().forEach((track) => track.stop());
    film = null;
    video.hidden = true;
    return;
  }
  try {
    film = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch {
    return told(say("NoCamera"), "warning");
  }
  video.srcObject = film;
  video.hidden = false;
  await video.play();
  const reader = new BarcodeDetector({ formats: ["qr_code"] });
  let before = "";
  while (film) {
    const [code] = await reader.detect(video).catch(() => []);
    if (code && code.rawValue !== before) {
      before = code.rawValue;
      scanned(before);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function scanned(text) {
  const [, round, household] = decodeURIComponent(text).match(/\/quet\/(\d+)\.(\d+):/) ?? [];
  const row = round === page.round && [...rows.values()].find((each) => each.dataset.household === household);
  if (!row) return told(say("Strange"), "warning");
  tick(row.dataset.entry, "", "qr");
  told(say("Scanned", { number: row.querySelector("strong").textContent }), "ok");
}

// ---- the page itself, kept for when there is no network

async function keepPage() {
  if (!("caches" in window) || !navigator.onLine || page.copy) return;
  const cache = await caches.open(PAGES_CACHE);
  const answer = await fetch(location.pathname, { redirect: "manual", cache: "no-store", credentials: "same-origin" });
  if (!answer.ok) return;
  const copy = (await answer.text()).replace("data-made=", 'data-copy="1" data-made='); // so that a copy says it is one
  await cache.put(location.pathname, new Response(copy, { headers: { "Content-Type": "text/html; charset=utf-8" } }));
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

if (form && page.open) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { name, value } = event.submitter ?? {};
    if (name === "tick") tick(value);
    if (name === "undo") undo(value);
  });
  form.addEventListener("click", (event) => {
    if (!event.target.matches(".other")) return;
    event.preventDefault();
    const name = prompt(say("Who"));
    if (name?.trim()) tick(event.target.closest("li").dataset.entry, name.trim());
  });
  byId("send").addEventListener("click", () => send(true));
  if ("BarcodeDetector" in window && navigator.mediaDevices) {
    byId("camera").hidden = false;
    byId("camera").addEventListener("click", camera);
  }
}
if (rows.size) {
  byId("q").addEventListener("input", find);
  byId("find").addEventListener("submit", (event) => event.preventDefault());
  find();
}
sayIfOld();
show();
const refresh = () => look().then(show, (problem) => problem instanceof Unsent || Promise.reject(problem));
if (navigator.onLine) refresh();
setInterval(() => document.visibilityState === "visible" && navigator.onLine && !sending && refresh(), ASK_EVERY);
if ("serviceWorker" in navigator) await navigator.serviceWorker.register(page.worker).catch(() => {});
await keepPage().catch(() => {});
