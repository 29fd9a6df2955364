// Keys, the undo offer and the dialog. Every one of them clicks something that works without this file.
"use strict";

const typed = new Set(["text", "search", "password", "email", "number", "tel", "url"]);

function isTyping(target) {
  if (target.isContentEditable || target.matches("textarea, select")) return true;
  return target.matches("input") && typed.has(target.type);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    openDialog("keys");
    return;
  }
  const wanted = event.key.toLowerCase();
  const control = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === wanted && each.offsetParent !== null);
  if (!control) return;
  event.preventDefault();
  control.click();
});

function openDialog(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) openDialog(opener.dataset.opens);
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// One press, one decision: a second submit while the first is under way does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-once]")) delete form.dataset.sent;
});

for (const offer of document.querySelectorAll("[data-hides-after]")) {
  setTimeout(() => { offer.hidden = true; }, Number(offer.dataset.hidesAfter) * 1000);
}
