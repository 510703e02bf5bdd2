// Keys of lists whose rows are settled many at once, on top of keys.js (j k x u): X selects a bundle; digits, y, n, l and d act on
// what is selected in the bundle in hand, and where nothing is, on the row in hand.
"use strict";
(() => {
  const DEEDS = "12345678ynldX";
  const inHand = () => document.querySelector("[data-row].is-here");
  const bundles = () => [...document.querySelectorAll("[data-bundle]")];
  const boxes = (bundle) => [...bundle.querySelectorAll("input[type=checkbox][data-key=x]")];

  function selectAll(bundle) {
    const all = boxes(bundle);
    const wanted = all.some((box) => !box.checked);
    for (const box of all) box.checked = wanted;
  }

  function ready(bundle) {
    if (boxes(bundle).some((box) => box.checked)) return;
    const own = inHand()?.querySelector("input[type=checkbox][data-key=x]");
    if (own && bundle.contains(own)) own.checked = true;
  }

  function act(key) {
    const bundle = inHand()?.closest("[data-bundle]") || bundles()[0];
    const deed = bundle?.querySelector(`[data-deed="${key}"]`);
    if (!deed) return false;
    if (key !== "X") ready(bundle);
    deed.click();
    const fold = deed.tagName === "SUMMARY" && deed.parentElement;
    if (fold && fold.open) fold.querySelector("input").focus();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches?.("textarea, select, input:not([type=checkbox])") || document.querySelector("dialog[open]")) return;
    if (event.key.length === 1 && DEEDS.includes(event.key) && act(event.key)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const all = event.target.closest("[data-select-all]");
    if (all) selectAll(all.closest("[data-bundle]"));
  });

  // Without this script the button could do nothing, so it is only here that it shows.
  for (const button of document.querySelectorAll("[data-select-all]")) button.hidden = false;
})();
