/* Lists whose items are put in order by dragging, or with the arrow keys on a handle.

   Each item has a field with its number; moving items trades the numbers that the list has. The
   form is saved as usual, so that without this script the numbers can be typed. */

(() => {
  "use strict";

  const EARLIER = ["ArrowUp", "ArrowLeft"];
  const LATER = ["ArrowDown", "ArrowRight"];

  function arrange(list) {
    const items = () => [...list.querySelectorAll("[data-ordered-item]")];
    const field = (item) => item.querySelector("[data-ordered-number]");
    const numbers = items().map((item) => Number(field(item).value)).sort((a, b) => a - b);
    const status = list.closest("form").querySelector("[data-ordered-status]");
    let dragged = null;

    function number() {
      items().forEach((item, place) => { field(item).value = numbers[place]; });
    }

    function tell(item) {
      status.textContent = status.dataset.moved.replace("{number}", field(item).value);
    }

    function move(item, before) {
      list.insertBefore(item, before);
      number();
      tell(item);
      item.dataset.moved = "";
    }

    function placeAt(event) {
      const target = event.target.closest("[data-ordered-item]");
      if (!dragged || !target || target === dragged) return;
      const all = items();
      const isLater = all.indexOf(target) > all.indexOf(dragged);
      move(dragged, isLater ? target.nextElementSibling : target);
    }

    for (const item of items()) {
      const handle = item.querySelector("[data-ordered-handle]");
      if (!handle) continue;
      handle.draggable = true;
      handle.addEventListener("dragstart", (event) => {
        dragged = item;
        item.classList.add("is-dragged");
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", "");
        event.dataTransfer.setDragImage(item, 20, 20);
      });
      handle.addEventListener("dragend", () => {
        item.classList.remove("is-dragged");
        dragged = null;
      });
      handle.addEventListener("keydown", (event) => {
        const steps = [...EARLIER, ...LATER];
        if (!steps.includes(event.key)) return;
        event.preventDefault();
        const all = items();
        const place = all.indexOf(item);
        if (EARLIER.includes(event.key) && place > 0) move(item, all[place - 1]);
        if (LATER.includes(event.key) && place < all.length - 1) {
          move(item, all[place + 1].nextElementSibling);
        }
        handle.focus();
      });
    }

    list.addEventListener("dragover", (event) => { if (dragged) event.preventDefault(); });
    list.addEventListener("drop", (event) => { event.preventDefault(); placeAt(event); });
  }

  document.querySelectorAll("[data-ordered]").forEach(arrange);
})();
