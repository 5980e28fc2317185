// Fields that are looked up while one types: each is called by its label for those who listen.
"use strict";
window.addEventListener("load", () => {
  const nameAll = () => {
    document.querySelectorAll("select.select2-hidden-accessible").forEach((select) => {
      const label = select.labels && select.labels[0];
      const box = select.nextElementSibling;
      const choice = box && box.querySelector("[role='combobox']");
      if (!label || !choice) {
        return;
      }
      const value = choice.querySelector("[id$='-container']");
      label.id = label.id || `${select.id}-label`;
      choice.setAttribute("aria-labelledby", value ? `${label.id} ${value.id}` : label.id);
      const typed = box.querySelector("input.select2-search__field");
      if (typed) {
        typed.setAttribute("aria-labelledby", label.id);
      }
    });
  };
  nameAll();
  // The field itself is made by another listener of the same event.
  document.addEventListener("formset:added", () => setTimeout(nameAll));
});
