// Pointing at a fact, a clause or a finding lights its place in the text. Without this, the links beside them jump there.

const LIT = "lit";
let lit = null;

function light(name, scroll) {
  if (lit) lit.classList.remove(LIT);
  lit = name ? document.getElementById(name) : null;
  if (!lit) return;
  lit.classList.add(LIT);
  if (scroll) reveal(lit);
}

// Scroll the text's own pane, never the page: the field being typed in must stay where it is.
function reveal(mark) {
  const pane = mark.closest(".paper-text");
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const offset = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += offset - pane.clientHeight / 3;
}

function spotOf(event) {
  const owner = event.target.closest?.("[data-spot]");
  return owner ? owner.dataset.spot : "";
}

document.addEventListener("focusin", (event) => {
  const name = spotOf(event);
  if (name) light(name, true);
});
document.addEventListener("pointerover", (event) => {
  const name = spotOf(event);
  if (name && event.pointerType !== "touch") light(name, true);
});
