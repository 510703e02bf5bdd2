// Small manners: menus close, toasts go, texts are copied, forms are sent once, a lost connection is told.
"use strict";
(() => {
  const say = (template) => {
    const found = document.getElementById(template);
    const place = document.getElementById("notices");
    if (found && place) place.replaceChildren(found.content.cloneNode(true));
  };

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open], details.menu-bottom[open]")) {
      if (!menu.contains(event.target)) menu.removeAttribute("open");
    }
    event.target.closest("[data-close]")?.closest(".toast")?.remove();
    const fill = event.target.closest("[data-fill]");
    if (fill) fillIn(fill);
    const copy = event.target.closest("[data-copy]");
    if (copy) copyFrom(copy);
  });

  function fillIn(button) {
    const box = document.getElementById(button.dataset.fill);
    if (!box) return;
    box.value = button.dataset.value;
    const next = box.form?.querySelector("input[type=password]");
    (next || box).focus();
  }

  async function copyFrom(button) {
    const source = document.getElementById(button.dataset.copy);
    if (!source) return;
    const text = source.innerText.trim();
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const range = document.createRange();
      range.selectNodeContents(source);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return;
    }
    const words = button.querySelector("[data-copied]");
    if (words) { words.hidden = false; setTimeout(() => { words.hidden = true; }, 2000); }
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const menu = event.target.closest("details.dismiss[open]") || document.querySelector("details.menu[open], details.menu-bottom[open]");
      if (menu) { menu.removeAttribute("open"); menu.querySelector("summary").focus(); }
    }
    // One box, one question: Enter sends it, Shift+Enter breaks the line. In longer texts Ctrl+Enter sends.
    const box = event.target;
    if (event.key === "Enter" && box instanceof HTMLTextAreaElement && !event.isComposing) {
      const send = box.hasAttribute("data-enter") ? !event.shiftKey : event.ctrlKey || event.metaKey;
      if (send) { event.preventDefault(); box.form?.requestSubmit(); }
    }
  });

  // A fold that asks something puts the cursor there; Escape in it folds it again.
  document.addEventListener("toggle", (event) => {
    if (event.target.open && event.target.matches("details.dismiss")) event.target.querySelector("input[type=text], .input")?.focus();
  }, true);

  // A form that leaves the page is sent once, however often somebody taps. (htmx does the same for its own requests.)
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method === "dialog" || form.hasAttribute("hx-post") || form.hasAttribute("hx-get")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
  });
  addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => form.removeAttribute("data-sent")));

  // Chosen once, sent at once: filters made of a select or a check box.
  document.addEventListener("change", (event) => {
    if (event.target.closest("form[data-live]") && event.target.type !== "search") event.target.form.requestSubmit();
  });

  // An answer that came below the fold is brought into sight; one that is in sight stays where it is.
  document.addEventListener("htmx:afterSettle", (event) => {
    const place = event.target.closest?.("[data-show]");
    if (place && place.getBoundingClientRect().top > innerHeight * 0.6) place.scrollIntoView({ block: "start" });
  });

  // A part that is swapped stays folded, or open, as it was.
  let folds = new Map();
  document.addEventListener("htmx:beforeSwap", (event) => {
    folds = new Map([...event.detail.target.querySelectorAll("details[id]")].map((fold) => [fold.id, fold.open]));
  });
  document.addEventListener("htmx:afterSwap", () => {
    for (const [id, open] of folds) { const fold = document.getElementById(id); if (fold) fold.open = open; }
  });

  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(name, () => say("lost-connection"));
  }
})();
