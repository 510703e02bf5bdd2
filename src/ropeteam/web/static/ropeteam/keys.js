// The keyboard. What a key does is written on the page: data-key="a" or "g d" on a link or button.
// Lists: data-rows around data-row elements; j and k move, Enter opens, a data-key inside the row in hand wins.
"use strict";
(() => {
  const typing = (el) => el && (el.isContentEditable || el.matches?.("textarea, select, input:not([type=radio], [type=checkbox], [type=submit], [type=button])"));
  const shown = (el) => el.offsetParent !== null || el.getClientRects().length > 0;
  let prefix = "";
  let timer = 0;

  const rows = () => [...document.querySelectorAll("[data-rows] [data-row]")].filter(shown);
  // The row in hand; while a swap replaces it, the one that came in its place.
  let hand = "";
  const inHand = () => document.querySelector("[data-row].is-here") || (hand ? document.getElementById(hand) : null);

  function take(row) {
    const before = inHand();
    if (before && before !== row) { before.classList.remove("is-here"); before.removeAttribute("tabindex"); }
    row.classList.add("is-here");
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    hand = row.id;
    if (row.id) history.replaceState(history.state, "", "#" + row.id);
    row.dispatchEvent(new CustomEvent("row:here", { bubbles: true }));
  }

  function move(step) {
    const all = rows();
    if (!all.length) return false;
    const at = all.indexOf(inHand());
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step));
    take(all[next]);
    return true;
  }

  function press(keys) {
    const row = inHand();
    const wanted = `[data-key="${CSS.escape(keys)}"]`;
    const inRow = row ? [...row.querySelectorAll(wanted)].filter(shown) : [];
    const found = inRow[0] || [...document.querySelectorAll(wanted)].filter((el) => !el.closest("[data-row]") && shown(el)).pop();
    if (!found) return false;
    if (typing(found)) found.focus(); else found.click();
    // A key that opens a fold which asks something puts the cursor there at once: the next key is text already.
    const fold = found.tagName === "SUMMARY" && found.parentElement;
    if (fold && fold.open) fold.querySelector("textarea, input:not([type=hidden])")?.focus();
    return true;
  }

  function open() {
    const link = inHand()?.querySelector("a[data-open], a.row-title, th a, td a");
    if (!link) return false;
    link.click();
    return true;
  }

  function search() {
    const box = [...document.querySelectorAll("input[type=search]")].find(shown);
    if (!box) return false;
    box.focus();
    box.select();
    return true;
  }

  function help() {
    const dialog = document.getElementById("help");
    if (!dialog) return false;
    if (dialog.open) dialog.close(); else dialog.showModal();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "?") { if (help()) event.preventDefault(); return; }
    if (document.querySelector("dialog[open]")) return;
    const onControl = event.target.closest("a, button, summary");
    let done = false;
    if (event.key === "Enter") done = !onControl && open();
    else if (prefix) { done = press(`${prefix} ${event.key}`); prefix = ""; }
    else if (event.key === "g") { prefix = "g"; clearTimeout(timer); timer = setTimeout(() => { prefix = ""; }, 1200); }
    else if (event.key === "j" || event.key === "k") done = move(event.key === "j" ? 1 : -1);
    else if (event.key === "/") done = search();
    else if (event.key.length === 1 && event.key !== " ") done = press(event.key);
    if (done) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-help]")) { event.target.closest("details")?.removeAttribute("open"); help(); }
  });

  // Back to a list, or a link to a row of this page: the row named in the address is in hand. After a swap the row that replaced it stays in hand.
  const named = () => location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const again = () => {
    const row = named();
    if (row && row.matches("[data-row]") && !row.classList.contains("is-here")) take(row);
  };
  // What the address names may lie in a fold. (Some browsers unfold it themselves.)
  const unfold = () => {
    const place = named();
    for (let fold = place && place.closest("details:not([open])"); fold; fold = fold.closest("details:not([open])")) {
      fold.open = true;
      place.scrollIntoView();
    }
    again();
  };
  document.addEventListener("DOMContentLoaded", unfold);
  addEventListener("hashchange", unfold);
  document.addEventListener("htmx:afterSettle", again);
})();
