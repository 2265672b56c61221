// Small comforts; every page is complete without them.
"use strict";

// "How to cite" names the address of the page, where the page has one that others can use.
if (location.protocol.startsWith("http")) {
  for (const place of document.querySelectorAll(".citation > .address:empty")) {
    place.textContent = " " + location.href.replace(/[?#].*$/, "");
  }
}

// Escape closes a note that was opened from the text, and goes back to where it is called.
addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector(".sidenote:target, .endnotes > li:target, .entry:target");
  const back = open && open.querySelector("[role=doc-backlink]");
  if (back) {
    const place = scrollY;
    location.hash = back.hash;
    scrollTo({ top: place, behavior: "instant" });
    document.getElementById(back.hash.slice(1))?.focus({ preventScroll: true });
  }
});

// "/" leads to the field of the search: that of this page, or the search page.
addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || writing) return;
  const field = document.querySelector("form[role=search]:not([hidden]) input[type=search]");
  const page = document.querySelector("a[rel=search]");
  if (!field && !page) return;
  event.preventDefault();
  if (field) field.select();
  else location.assign(page.href);
});
