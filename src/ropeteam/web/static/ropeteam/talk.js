// A talk's own keys, on top of keys.js (j k y r u o): kinds, J K for turns, h to mark words that were missed.
"use strict";
(() => {
  const KINDS = "pncxd";
  const list = () => document.querySelector(".turns");
  const inHand = () => document.querySelector("[data-signal].is-here");
  const turns = () => [...document.querySelectorAll(".turn")];
  const form = () => document.querySelector(".turn .mark-form");

  function here() {
    const found = document.activeElement?.closest?.(".turn") || inHand()?.closest(".turn");
    if (found) return found;
    return turns().find((turn) => turn.getBoundingClientRect().bottom > 80) || turns()[0];
  }

  function toTurn(step) {
    const all = turns();
    const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(here()) + step))];
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function selected(turn) {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    const text = turn?.querySelector(".turn-text");
    if (!range || range.collapsed || !text?.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    return [start, start + range.toString().length];
  }

  function mark() {
    const chosen = getSelection().anchorNode?.parentElement?.closest(".turn");
    const turn = (chosen && selected(chosen) && chosen) || here();
    const template = document.getElementById("mark-form");
    if (!turn || !template) return false;
    const span = selected(turn);
    close();
    turn.append(template.content.cloneNode(true));
    const made = form();
    const box = made.querySelector("textarea");
    made.elements.turn.value = turn.dataset.turn;
    box.value = turn.querySelector(".turn-text").textContent;
    made.setAttribute("hx-post", made.getAttribute("action"));
    made.setAttribute("hx-target", "closest .turn");
    made.setAttribute("hx-swap", "outerHTML");
    htmx.process(made);
    box.focus();
    box.setSelectionRange(...(span || [0, 0]));
    return true;
  }

  function close() {
    const open = form();
    if (!open) return false;
    const turn = open.closest(".turn");
    open.remove();
    turn.tabIndex = -1;
    turn.focus({ preventScroll: true });
    return true;
  }

  // The words are there to be selected, not to be changed. (A readonly box would not let the arrow keys select.)
  document.addEventListener("beforeinput", (event) => { if (event.target.closest?.(".mark-form")) event.preventDefault(); });

  // What is sent is what is selected; without a selection the whole turn.
  document.addEventListener("submit", (event) => {
    const box = event.target.matches?.(".mark-form") && event.target.querySelector("textarea");
    if (!box) return;
    if (box.selectionEnd > box.selectionStart) box.value = box.value.slice(box.selectionStart, box.selectionEnd);
  }, true);

  function kind(key) {
    const place = form() || inHand();
    const same = place?.dataset.ownKey === key && place.querySelector('[data-key="y"]');
    const button = same || place?.querySelector(`[data-kind-key="${key}"]`);
    if (!button) return false;
    button.click(); // htmx learns from the click which button it was; requestSubmit would not tell it
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const inForm = event.target.closest?.(".mark-form");
    if (event.key === "Escape" && close()) { event.preventDefault(); return; }
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !inForm;
    if (typing || document.querySelector("dialog[open]")) return;
    let done = false;
    if (event.key === "J" || event.key === "K") { toTurn(event.key === "J" ? 1 : -1); done = true; }
    else if (event.key === "h" && !inForm) done = mark();
    else if (event.key.length === 1 && KINDS.includes(event.key)) done = kind(event.key);
    if (done) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-unmark]")) close();
    const why = event.target.closest("[data-ask-why]");
    if (why) {
      const box = why.closest(".sig").querySelector(".sig-why");
      box.hidden = !box.hidden;
      why.setAttribute("aria-expanded", String(!box.hidden));
      if (!box.hidden) box.querySelector("input[name=reason]").focus();
    }
    const words = event.target.closest("mark[data-for]");
    if (words && getSelection().isCollapsed) document.getElementById(words.dataset.for.trim().split(" ")[0])?.scrollIntoView({ block: "nearest" });
  });

  // The words follow the margin: what is in hand is lit, what was dismissed is no longer marked; and what waits is counted.
  function follow() {
    const row = inHand();
    for (const words of document.querySelectorAll("mark[data-for]")) {
      const ids = words.dataset.for.trim().split(" ");
      words.classList.toggle("m-here", Boolean(row) && ids.includes(row.id));
      const cards = ids.map((id) => document.getElementById(id)).filter(Boolean);
      words.classList.toggle("m-off", cards.length > 0 && cards.every((card) => card.classList.contains("sig-dismissed")));
    }
    const place = document.getElementById("waiting");
    if (!place) return;
    const n = document.querySelectorAll('[data-signal][data-waits="yes"]').length;
    const words = n === 0 ? place.dataset.none : n === 1 ? place.dataset.one : place.dataset.many.replace("#", n);
    if (place.textContent !== words) place.textContent = words;
  }
  // Of cards that fold, the one in hand is open; the browser closes the one before, since they bear one name.
  function unfold(event) {
    const fold = event.target.querySelector?.(".sig-fold:not([open])");
    if (!fold) return;
    fold.open = true;
    event.target.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("row:here", follow);
  document.addEventListener("row:here", unfold);
  document.addEventListener("htmx:afterSettle", follow);
  document.addEventListener("signal:added", (event) => history.replaceState(history.state, "", "#" + event.detail.value));
  document.addEventListener("DOMContentLoaded", () => { if (list()) follow(); });
})();
