/* What the server makes of what was typed, as soon as the field is left: dates in the other
   calendar, and which document the ticked boxes call for. Without it, saving says the same. */

"use strict";

window.addEventListener("load", () => {
  const told = async (address, parameters) => {
    const url = new URL(address, window.location.href);
    url.search = new URLSearchParams(parameters).toString();
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    return answer.ok && answer.headers.get("Content-Type") === "application/json"
      ? (await answer.json()).told
      : null;
  };

  const show = (output, text) => {
    if (output && text !== null) {
      output.textContent = text;
    }
  };

  const readDate = async (box) => {
    const text = await told(box.dataset.date, [["text", box.value]]);
    show(box.closest(".date-box").querySelector("output"), text);
  };

  const readBoxes = async (boxes) => {
    const ticked = [...boxes.querySelectorAll("input:checked")];
    const other = document.getElementById("id_category_text");
    const parameters = ticked.map((box) => ["category", box.value]);
    if (other && other.value.trim()) {
      parameters.push(["category", "free"]);
    }
    const text = await told(boxes.dataset.due, parameters);
    show(document.querySelector("output[data-document]"), text);
  };

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-date]")) {
      readDate(event.target);
    }
    const line = event.target.id === "id_category_text" || event.target.closest("[data-due]");
    if (line) {
      readBoxes(document.querySelector("[data-due]"));
    }
  });
});
