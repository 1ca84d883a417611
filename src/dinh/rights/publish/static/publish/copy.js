// Copies a text to the clipboard. Without this the text is marked and copied by hand.

for (const button of document.querySelectorAll("[data-copy]")) {
  const area = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
    } catch {
      document.execCommand("copy"); // where the page is not served over https
    }
    button.textContent = button.dataset.done;
  });
}
