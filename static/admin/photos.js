/* The upload of photos: names the chosen files in their order, so that captions can be written
   for them line by line. */

(() => {
  "use strict";

  const input = document.querySelector("[data-chosen]");
  if (!input) return;
  const list = document.getElementById(input.dataset.chosen);

  // The theme would look for a text field of its own beside every file.
  input.hasChangeListener = true;

  input.addEventListener("change", () => {
    const names = [...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = file.name;
      return item;
    });
    list.replaceChildren(...names);
  });
})();
