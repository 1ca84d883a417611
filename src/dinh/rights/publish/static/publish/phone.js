// The phone pages of heads of groups without a network: drafts with their photo kept on this phone, sent only when the
// person says so, dropped only when the server has said that it has them. Without this the pages work over the network.

const phone = document.getElementById("phone").dataset;
const say = (name, values = {}) =>
  phone[`say${name}`].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
const byId = (id) => document.getElementById(id);
const form = byId("posting");
const LARGEST = 1600; // px, the longer side of a photo
const QUALITY = 0.82;
const PAGES_CACHE = "cua-toi-pages";
const PATIENCE = 180_000; // ms for one posting over a weak network
let editing = null; // the draft that the form was filled from

// ---- drafts: IndexedDB, one store, key = the draft's own

function store(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("dinh-niem-yet", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("drafts", { keyPath: "key" });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction("drafts", mode);
      const asked = work(transaction.objectStore("drafts"));
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
const keep = (draft) => store("readwrite", (drafts) => drafts.put(draft));
const drop = (key) => store("readwrite", (drafts) => drafts.delete(key));
const kept = (key) => store("readonly", (drafts) => drafts.get(key));
const mine = async () =>
  (await store("readonly", (drafts) => drafts.getAll()))
    .filter((draft) => draft.owner === phone.owner)
    .sort((a, b) => a.saved.localeCompare(b.saved));

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// ---- days: of Vietnam, wherever the phone thinks it is

const vietnam = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Ho_Chi_Minh" });
const dayAgo = (days) => vietnam.format(Date.now() - days * 86_400_000);
const words = (day) => day.split("-").reverse().join("/");
const moment = (date) =>
  new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short", timeStyle: "short" }).format(date);

// ---- photos: made small before they are kept or sent

async function shrink(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LARGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!blob) throw new Error("no picture");
  return { bytes: await blob.arrayBuffer(), name: file.name.replace(/\.\w+$/, "") + ".jpg" };
}

async function thumbnail(canvas, photo) {
  const picture = await createImageBitmap(new Blob([photo.bytes], { type: "image/jpeg" }));
  const scale = Math.max(canvas.width / picture.width, canvas.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  const [x, y] = [(canvas.width - width) / 2, (canvas.height - height) / 2];
  canvas.getContext("2d").drawImage(picture, x, y, width, height);
}

// ---- from the form to a draft

function told(sentence, tone = "warning", focus = true) {
  const note = byId("told");
  note.className = `note ${tone}`;
  note.textContent = sentence;
  note.hidden = !sentence;
  if (sentence && focus) note.focus();
}

async function read() {
  const chosen = [...form.querySelectorAll("[name=versions]:checked")];
  if (!chosen.length) return told(say("NoVersion"));
  const file = form.photo.files[0] ?? form.picture.files[0];
  if (!file && !editing?.photo) return told(say("NoPhoto"));
  const day = { today: dayAgo(0), yesterday: dayAgo(1) }[form.when.value] ?? form.day.value;
  if (!day) return told(say("NoDay"));
  if (day > dayAgo(0)) return told(say("Ahead"));
  let photo = editing?.photo;
  try {
    if (file) photo = await shrink(file);
  } catch {
    return told(say("BadPhoto"));
  }
  const versions = chosen.map((box) => ({ id: box.value, title: box.closest("label").textContent.trim() }));
  return {
    key: editing?.key ?? newKey(), owner: phone.owner, versions, day, photo, place: form.place.value,
    note: form.note.value, saved: editing?.saved ?? new Date().toISOString(), why: "",
  };
}

async function taken(event, thenSend) {
  event.preventDefault();
  told("");
  const buttons = [...form.querySelectorAll("button")];
  buttons.forEach((button) => (button.disabled = true));
  try {
    const draft = await read();
    if (!draft) return;
    const safe = await keep(draft).then(() => true, () => false);
    if (!safe && !thenSend) return told(say("Full"), "error");
    if (safe) clear(); // otherwise the form itself is all there is, until the server has it
    await list();
    if (!thenSend) return told(say("Kept"), "ok");
    await sendOne(draft);
  } finally {
    buttons.forEach((button) => (button.disabled = false));
  }
}

function clear() {
  editing = null;
  form.reset();
  for (const box of form.querySelectorAll("[name=versions]")) box.checked = false;
  byId("held").hidden = true;
}

// ---- sending: who is signed in and a fresh token first, then the photo

class Unsent extends Error {}

async function token(draft) {
  let answer;
  try {
    answer = await fetch(phone.session, {
      headers: { Accept: "application/json" }, redirect: "manual", cache: "no-store", credentials: "same-origin",
    });
  } catch {
    throw new Unsent(say("NoNetwork"));
  }
  if (answer.type === "opaqueredirect") throw new Unsent(say("SignedOut"));
  const said = await answer.json().catch(() => null);
  if (!said) throw new Unsent(say("Failed", { status: answer.status }));
  if (!said.ok) throw new Unsent(said.why);
  if (said.owner !== draft.owner) throw new Unsent(say("Other", { name: `${said.name}, ${said.place}` }));
  return said.token;
}

function upload(draft, csrf, progress) {
  const body = new FormData();
  const plain = { csrfmiddlewaretoken: csrf, key: draft.key, when: "other", day: draft.day, place: draft.place, note: draft.note };
  Object.entries(plain).forEach(([name, value]) => body.append(name, value));
  draft.versions.forEach((version) => body.append("versions", version.id));
  body.append("photo", new Blob([draft.photo.bytes], { type: "image/jpeg" }), draft.photo.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch cannot say how much has gone out
    request.open("POST", phone.post);
    request.setRequestHeader("Accept", "application/json");
    request.timeout = PATIENCE;
    request.upload.onprogress = (event) => event.lengthComputable && progress((100 * event.loaded) / event.total);
    request.onerror = request.ontimeout = () => reject(new Unsent(say("NoNetwork")));
    request.onload = () => {
      const json = (request.getResponseHeader("Content-Type") ?? "").startsWith("application/json");
      if (json) resolve(JSON.parse(request.responseText));
      else if (request.status === 200) reject(new Unsent(say("SignedOut"))); // it went to the sign-in page
      else reject(new Unsent(say("Failed", { status: request.status })));
    };
    request.send(body);
  });
}

async function send(draft) {
  const row = byId("draft-list").querySelector(`[data-key="${draft.key}"]`);
  const bar = row?.querySelector("progress");
  const buttons = [...(row?.querySelectorAll("button") ?? [])];
  buttons.forEach((button) => (button.disabled = true));
  if (bar) bar.hidden = false;
  try {
    const answer = await upload(draft, await token(draft), (percent) => {
      if (bar) bar.value = percent;
      told(say("Sending", { percent: Math.round(percent) }), "info", false);
    });
    if (answer.ok) {
      await drop(draft.key);
      sessionStorage.setItem("told", answer.message); // said on the list, which is then made anew
    } else {
      await refused(draft, answer);
      told(answer.why);
    }
    await list();
    return answer.ok;
  } catch (problem) {
    if (!(problem instanceof Unsent)) throw problem;
    await keep({ ...draft, why: problem.message }).catch(() => {});
    await list();
    told(problem.message, "warning");
    byId("sign-in").hidden = problem.message !== say("SignedOut");
    return false;
  } finally {
    buttons.forEach((button) => (button.disabled = false));
    if (bar) bar.hidden = true;
  }
}

// What was taken leaves the draft; what was not stays, with the reason.
function refused(draft, answer) {
  const versions = draft.versions.filter((version) => !(answer.done ?? []).includes(Number(version.id)));
  return keep({ ...draft, versions, why: answer.why }).catch(() => {});
}

async function sendOne(draft) {
  if (await send(draft)) location.assign(phone.mine);
}

async function sendAll() {
  let all = true;
  for (const draft of await mine()) {
    if (await send(draft)) continue;
    all = false;
    if (!navigator.onLine) break;
  }
  if (all) location.assign(phone.mine);
}

function sayWhatWasSent() {
  const sentence = sessionStorage.getItem("told");
  sessionStorage.removeItem("told");
  if (sentence) told(sentence, "ok");
}

// ---- the list of drafts

async function list() {
  const drafts = await mine().catch(() => []);
  byId("drafts").hidden = !drafts.length;
  byId("send-all").hidden = drafts.length < 2;
  byId("draft-list").replaceChildren(...drafts.map(row));
}

function row(draft) {
  const item = byId("draft").content.cloneNode(true).firstElementChild;
  item.dataset.key = draft.key;
  item.querySelector("h3").textContent = draft.versions.map((version) => version.title).join("; ");
  item.querySelector(".meta").textContent = say("Posted", { day: words(draft.day), place: draft.place });
  const why = item.querySelector(".error");
  why.textContent = draft.why;
  why.hidden = !draft.why;
  item.querySelector("[data-do=send]").addEventListener("click", () => sendOne(draft));
  item.querySelector("[data-do=edit]").href = `${phone.post}#nhap=${draft.key}`;
  item.querySelector("[data-do=drop]").addEventListener("click", async () => {
    if (!confirm(say("Drop"))) return;
    await drop(draft.key);
    await list();
  });
  thumbnail(item.querySelector("canvas"), draft.photo).catch(() => {});
  return item;
}

// «Sửa»: the draft goes back into the form.
async function edit() {
  const key = new URLSearchParams(location.hash.slice(1)).get("nhap");
  const draft = key && form ? await kept(key) : null;
  if (!draft || draft.owner !== phone.owner) return;
  editing = draft;
  for (const box of form.querySelectorAll("[name=versions]")) {
    box.checked = draft.versions.some((version) => version.id === box.value);
  }
  form.when.value = "other";
  Object.assign(form.day, { value: draft.day });
  form.place.value = draft.place;
  form.note.value = draft.note;
  byId("held").textContent = say("HasPhoto");
  byId("held").hidden = false;
  form.scrollIntoView();
}

// ---- the pages themselves, kept for when there is no network

async function keepPages() {
  if (!("caches" in window) || !navigator.onLine) return;
  const cache = await caches.open(PAGES_CACHE);
  for (const path of [phone.mine, phone.post, phone.offline]) {
    const answer = await fetch(path, { redirect: "manual", cache: "no-store", credentials: "same-origin" });
    if (!answer.ok) continue;
    const copy = (await answer.text()).replace("data-made=", 'data-copy="1" data-made='); // so that a copy says it is one
    await cache.put(path, new Response(copy, { headers: { "Content-Type": "text/html; charset=utf-8" } }));
  }
}

function sayIfOld() {
  if (!phone.copy) return;
  byId("cached").textContent = say("Old", { when: moment(new Date(phone.made)) });
  byId("cached").hidden = false;
}

for (const leaving of document.querySelectorAll("form[action$='/dang-xuat/']")) {
  leaving.addEventListener("submit", async (event) => {
    event.preventDefault();
    if ("caches" in window) await caches.delete(PAGES_CACHE);
    leaving.submit();
  });
}

if (form) {
  form.addEventListener("submit", (event) => taken(event, true));
  byId("keep").hidden = false;
  byId("keep").addEventListener("click", (event) => taken(event, false));
  for (const pk of new URLSearchParams(location.search).getAll("v")) {
    const box = form.querySelector(`[name=versions][value="${CSS.escape(pk)}"]`);
    if (box) box.checked = true;
  }
}
byId("send-all").addEventListener("click", sendAll);
window.addEventListener("hashchange", edit);
sayIfOld();
sayWhatWasSent();
await list();
await edit();
if ("serviceWorker" in navigator) await navigator.serviceWorker.register(phone.worker).catch(() => {});
await keepPages().catch(() => {});
