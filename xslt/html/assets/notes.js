// Notes and names: small comforts; the page is complete without them.
"use strict";

// A note that stands beside its call and is in sight is pointed at; the page does not move.
addEventListener("click", (event) => {
  const call = event.target.closest?.("a[role=doc-noteref]");
  const note = call && document.getElementById(decodeURIComponent(call.hash.slice(1)));
  if (!note || event.ctrlKey || event.metaKey || event.shiftKey || getComputedStyle(note).position !== "absolute") return;
  const box = note.getBoundingClientRect();
  if (box.top < 0 || Math.min(box.bottom, box.top + 80) > innerHeight) return;
  event.preventDefault();
  note.tabIndex = -1;
  note.focus({ preventScroll: true });
});

// Escape leads from a note in the margin back to its call.
addEventListener("keydown", (event) => {
  const note = event.key === "Escape" && document.activeElement.closest?.(".sidenote:not(:target)");
  const back = note && note.querySelector("[role=doc-backlink]");
  if (back) document.getElementById(back.hash.slice(1))?.focus({ preventScroll: true });
});
