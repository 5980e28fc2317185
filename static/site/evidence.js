// Shows the words behind an evidence mark where the mark is, so that nobody has to leave the line.
// Without this script the mark is a link to those words, and with it, it still is.
"use strict";

(() => {
  const LONGEST = 240;
  const SHOW_AFTER = 120;
  const HIDE_AFTER = 240;

  const bubble = document.createElement("div");
  bubble.className = "quote";
  bubble.id = "quote";
  bubble.lang = "zh-Hant";
  bubble.setAttribute("role", "tooltip");
  bubble.hidden = true;

  let mark = null;
  let timer = 0;

  const markAt = (target) => (target instanceof Element ? target.closest("a.source") : null);

  // The quote stands in the title, or, on the page of the report itself, at the end of the link.
  function wordsOf(link) {
    if (link.title) return link.title;
    if (link.dataset.quote) return link.dataset.quote;
    const isHere = link.pathname === location.pathname;
    const cited = isHere && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!cited) return "";
    const text = (cited.querySelector(".caption") || cited).textContent.replace(/\s+/g, " ").replace(/ ¶$/, "").trim();
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  }

  function place(link) {
    const margin = 16;
    const at = link.getBoundingClientRect();
    const room = document.documentElement.clientWidth - bubble.offsetWidth - margin;
    const left = Math.max(margin, Math.min(at.left - margin, room));
    const isBelow = at.top < bubble.offsetHeight + margin;
    const top = isBelow ? at.bottom + 4 : at.top - bubble.offsetHeight - 4;
    bubble.style.left = `${left + scrollX}px`;
    bubble.style.top = `${top + scrollY}px`;
  }

  function show(link) {
    clearTimeout(timer);
    if (link === mark) return;
    hide();
    const words = wordsOf(link);
    if (!words) return;
    mark = link;
    bubble.textContent = words;
    // Put aside, or the browser would show it a second time.
    if (link.title) {
      link.dataset.quote = link.title;
      link.removeAttribute("title");
    }
    link.setAttribute("aria-describedby", bubble.id);
    bubble.hidden = false;
    place(link);
  }

  function hide() {
    clearTimeout(timer);
    if (!mark) return;
    bubble.hidden = true;
    mark.removeAttribute("aria-describedby");
    if (mark.dataset.quote) mark.title = mark.dataset.quote;
    delete mark.dataset.quote;
    mark = null;
  }

  function soon(action, after) {
    clearTimeout(timer);
    timer = setTimeout(action, after);
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = markAt(event.target);
    if (link) soon(() => show(link), SHOW_AFTER);
    else if (bubble.contains(event.target)) clearTimeout(timer);
    else if (mark && document.activeElement !== mark) soon(hide, HIDE_AFTER);
    else if (!mark) clearTimeout(timer);
  });

  document.addEventListener("focusin", (event) => {
    const link = markAt(event.target);
    if (link && link.matches(":focus-visible")) show(link);
    else if (!link) hide();
  });

  // A finger cannot hover: the first tap shows the words, the second follows the link.
  document.addEventListener("click", (event) => {
    const link = markAt(event.target);
    if (link && event.pointerType === "touch" && link !== mark) {
      show(link);
      if (mark === link) event.preventDefault();
    } else if (!bubble.contains(event.target)) hide();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });

  document.body.append(bubble);
})();
