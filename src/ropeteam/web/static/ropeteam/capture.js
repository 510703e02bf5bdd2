// The bookmarklet: one line of script that a browser keeps and runs on other people's pages, never on ours. It is put together
// here, so that our own pages hold no script but files. It opens the capture page in a small window with the marked words and
// the page's address; nothing is sent to anybody else, and nothing is saved before the button there is pressed.
"use strict";
(() => {
  const WORDS = 2000;
  const ADDRESS = 1000;

  const code = (page) => "javascript:(()=>{" +
    `const w=String(window.getSelection()||'').trim().slice(0,${WORDS})||document.title;` +
    `const u=/^https?:/.test(location.href)?location.href.slice(0,${ADDRESS}):'';` +
    `window.open(${JSON.stringify(page)}+'?from=bookmarklet&text='+encodeURIComponent(w)+'&url='+encodeURIComponent(u),` +
    "'ropeteam-capture','popup,width=480,height=760');" +
    "})();";

  const link = document.querySelector("[data-bookmarklet]");
  if (!link) return;
  const text = code(link.dataset.bookmarklet);
  link.setAttribute("href", text);
  document.getElementById("bookmarklet-code").textContent = text;
  // Dragged to the bookmarks, not pressed: here it would find our own page, and our rules forbid it to run.
  link.addEventListener("click", (event) => event.preventDefault());
})();
