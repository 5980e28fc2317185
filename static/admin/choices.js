// Fields that are looked up while one types: each is called by its label for those who listen.
"use strict";
window.addEventListener("load", () => {
  const name = (box) => {
    const select = box.previousElementSibling;
    const label = select && select.labels && select.labels[0];
    const choice = box.querySelector("[role='combobox']");
    if (!label || !choice) {
      return;
    }
    label.id = label.id || `${select.id}-label`;
    const value = choice.querySelector("[id$='-container']");
    choice.setAttribute("aria-labelledby", value ? `${label.id} ${value.id}` : label.id);
    box.querySelectorAll("input, [role='textbox']").forEach((part) => {
      part.setAttribute("aria-labelledby", label.id);
    });
  };
  const nameAll = () => document.querySelectorAll(".select2-container").forEach(name);
  let isDue = false;
  nameAll();
  // They are made, and made anew, by other scripts, now or when a row is added.
  new MutationObserver(() => {
    if (!isDue) {
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        nameAll();
      });
    }
  }).observe(document.body, { childList: true, subtree: true });
});
