// On the page of an event of a trip: the posts of whoever is chosen, and one event, not two.
"use strict";
window.addEventListener("load", () => {
  const top = document.querySelector(".attending-top[data-posts]");
  const $ = window.django && window.django.jQuery;
  if (!top || !$) {
    return;
  }

  const offerPosts = async (person) => {
    const post = document.getElementById(person.id.replace(/-official$/, "-post"));
    const address = new URL(top.dataset.posts, window.location.href);
    address.searchParams.set("official", person.value);
    const answer = person.value ? await fetch(address) : null;
    const posts = answer && answer.ok ? (await answer.json()).posts : [];
    post.replaceChildren(new Option("—", ""), ...posts.map((one) => new Option(one.name, one.key)));
    if (posts.length === 1) {
      post.value = posts[0].key;
    }
  };

  // The autocomplete fields tell of their changes through jQuery only.
  $(document).on("change", "select[name$='-official']", (event) => offerPosts(event.target));

  const existing = document.getElementById("id_existing");
  const showNewEvent = () => {
    const parts = document.querySelectorAll(".event-fields, #organizers-group");
    parts.forEach((part) => {
      part.hidden = Boolean(existing.value);
    });
  };
  if (existing) {
    $(existing).on("change", showNewEvent);
    showNewEvent();
  }
});
