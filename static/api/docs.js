// Swagger UI for the document of this site; it asks nobody else.
"use strict";

const place = document.getElementById("docs");

/** The value of a cookie, which lets those who are signed in change records. */
function cookie(name) {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/** What a field is for, by the row of the table in which it stands. */
function purpose(field) {
  const row = field.closest("tr[data-param-name]");
  if (row) return row.dataset.paramName;
  if (field.id === "servers") return "Server";
  if (field.closest(".filter")) return "Filter by tag";
  return field.closest(".opblock-section-request-body, .content-type-wrapper, .responses-inner")
    ? "Media type"
    : "";
}

/** A label around a list of choices holds nothing but these. */
function isNamed(field) {
  const labels = [...(field.labels ?? [])];
  return field.ariaLabel || labels.some((one) => field.tagName !== "SELECT" || !one.contains(field));
}

/** The method and the address of the operation in which something stands. */
function operation(element) {
  const summary = element.closest(".opblock")?.querySelector(".opblock-summary-control");
  return summary ? summary.textContent.trim() : "";
}

function region(element, name) {
  element.role = "region";
  element.ariaLabel = name;
}

/** Swagger UI leaves out what those need who do not see the page, or have no mouse. */
const MENDING = {
  "select, input, textarea"(field) {
    if (!isNamed(field)) field.ariaLabel = purpose(field) || null;
  },
  // Only the operations stand in a landmark.
  ".information-container"(about) {
    region(about, "About this document");
  },
  ".schemes-server-container"(server) {
    region(server, "Server and token");
  },
  ".filter-container"(filter) {
    filter.role = "search";
  },
  "button.close-modal"(button) {
    button.ariaLabel ||= "Close";
  },
  ".modal-ux"(dialog) {
    dialog.role ||= "dialog";
    dialog.ariaLabel ||= dialog.querySelector("h3")?.textContent ?? null;
  },
  // Below the one of the first level comes one of the third.
  "h3, h4, h5"(heading) {
    heading.ariaLevel ||= String(Number(heading.tagName[1]) - 1);
  },
  // A link within a button; the button opens the operation, and puts it into the address.
  ".opblock-summary-control a[href]"(link) {
    link.removeAttribute("href");
  },
  "pre.microlight"(code) {
    code.tabIndex = 0;
  },
  "table[role=region]"(table) {
    const kind = table.classList.contains("live-responses-table") ? "Answer" : "Answers";
    table.ariaLabel ||= `${kind}: ${operation(table)}`;
  },
};

function mend() {
  for (const [selector, mended] of Object.entries(MENDING)) {
    place.querySelectorAll(selector).forEach(mended);
  }
}

const watching = new MutationObserver(() => requestAnimationFrame(mend));
watching.observe(place, { childList: true, subtree: true });

/** Light or dark, as the reader's system is. */
const dark = window.matchMedia("(prefers-color-scheme: dark)");
function colour() {
  document.documentElement.classList.toggle("dark-mode", dark.matches);
}
dark.addEventListener("change", colour);
colour();

window.SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  filter: true,
  validatorUrl: null,
  requestInterceptor(request) {
    const token = cookie(place.dataset.csrf);
    if (token && request.method && request.method !== "GET") {
      request.headers["X-CSRFToken"] = token;
    }
    return request;
  },
});
