/* Choosing a delegate proposes agency, unit and title as on the last trip; typed words stay. */

"use strict";

window.addEventListener("load", () => {
  const $ = window.django.jQuery;

  const fill = (field, value) => {
    if (!field || field.value || !value) {
      return;
    }
    if (field instanceof HTMLSelectElement) {
      field.append(new Option(value.text, value.id, true, true));
      $(field).trigger("change");
    } else {
      field.value = value;
    }
  };

  // The field that is looked up speaks jQuery.
  $(document).on("change", "select[name^='delegates-'][name$='-official']", async (event) => {
    const select = event.target;
    if (!select.value) {
      return;
    }
    const address = new URL("proposal/", window.location.href);
    address.searchParams.set("official", select.value);
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) {
      return;
    }
    for (const [name, value] of Object.entries(await answer.json())) {
      fill(document.getElementsByName(select.name.replace(/official$/, name))[0], value);
    }
  });
});
