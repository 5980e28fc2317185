/* Warns before the session ends. All windows of one browser know when any of them was last used. */

(() => {
  const MINUTE = 60 * 1000;
  const WARN_BEFORE = 2 * MINUTE;
  const KEY = "desk-seen-at";

  const now = () => Date.now();
  const seen = () => Number(localStorage.getItem(KEY)) || now();
  const note = () => localStorage.setItem(KEY, String(now()));

  function start(box) {
    const idle = Number(box.dataset.minutes) * MINUTE;
    const [soon, over] = box.querySelectorAll("[data-say]");
    const button = box.querySelector("button");

    function look() {
      const left = seen() + idle - now();
      box.hidden = left > WARN_BEFORE;
      soon.hidden = left <= 0;
      over.hidden = left > 0;
      button.hidden = left <= 0;
    }

    button.addEventListener("click", async () => {
      const answer = await fetch(box.dataset.stay, { redirect: "manual" });
      if (answer.status === 204) {
        note();
      }
      look();
    });

    note();
    setInterval(look, MINUTE / 4);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const box = document.getElementById("desk-idle");
    if (box) {
      start(box);
    }
  });
})();
