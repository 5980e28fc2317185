/* Counts the characters of a text while one types; the page says the first count by itself. */

"use strict";

document.addEventListener("input", (event) => {
  const text = event.target;
  if (!(text instanceof HTMLTextAreaElement) || !text.dataset.count) {
    return;
  }
  const output = text.closest(".counted").querySelector("output");
  const count = [...text.value.replace(/\s/gu, "")].length;
  output.textContent = String(count);
  output.dataset.enough = count >= Number(text.dataset.count) ? "yes" : "no";
});
