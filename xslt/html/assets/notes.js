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

// What the list of names says of a name is shown beside it, on hover and on focus from the keyboard.
const lines = new Map([...document.querySelectorAll(".named-here li > a")].map((link) => [link.href, link.parentElement]));
const card = document.createElement("div");
let named = null;
let timer = 0;

function show(link) {
  clearTimeout(timer);
  const line = lines.get(link.href);
  if (!line || link === named) return;
  hide();
  named = link;
  link.classList.add("carded");
  card.append(...[...line.childNodes].map((node) => node.cloneNode(true)));
  for (const inner of card.querySelectorAll("a")) inner.tabIndex = -1;
}

function hide() {
  clearTimeout(timer);
  named?.classList.remove("carded");
  named = null;
  card.replaceChildren();
}

if (lines.size) {
  card.className = "card edition";
  card.ariaHidden = "true";
  document.body.append(card);
  addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = event.target.closest?.("a.named");
    clearTimeout(timer);
    if (link) timer = setTimeout(show, 250, link);
    else if (named && !card.contains(event.target)) timer = setTimeout(hide, 250);
  });
  addEventListener("focusin", (event) => {
    if (event.target.matches("a.named:focus-visible")) show(event.target);
    else if (named) hide();
  });
}

// Escape takes back what hover or focus has brought.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  hide();
  const dated = document.querySelector(".dated:is(:hover, :focus-within)");
  dated?.classList.add("dismissed");
  for (const name of ["pointerleave", "focusout"]) {
    dated?.addEventListener(name, () => dated.classList.remove("dismissed"), { once: true });
  }
});
