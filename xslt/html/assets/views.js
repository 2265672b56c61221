// The view chosen is kept in the address (?view=names), and taken along to the texts before and after.
"use strict";

(() => {
  const buttons = [...document.querySelectorAll("input[name=view]")];
  const asked = () => new URLSearchParams(location.search).get("view");

  // An address with another view in it, or without any for the reading text.
  const address = (url, view) => {
    const made = new URL(url, location.href);
    view === "reading" ? made.searchParams.delete("view") : made.searchParams.set("view", view);
    return made.href;
  };

  const carry = (view) => {
    for (const link of document.querySelectorAll(".neighbours a")) link.href = address(link.href, view);
  };

  // Show the view that the address asks for; one that this page does not have is the reading text.
  const restore = () => {
    const view = asked() ?? "reading";
    (buttons.find((button) => button.value === view) ?? buttons[0]).checked = true;
    carry(view);
  };

  restore();
  // Browsers put back the state of a form, and go back and forward, after this script has run.
  for (const event of ["DOMContentLoaded", "pageshow", "popstate"]) addEventListener(event, restore);

  for (const button of buttons) {
    button.addEventListener("change", () => {
      try {
        history.replaceState(history.state, "", address(location.href, button.value));
      } catch {
        // Some browsers refuse this for files; the view is shown all the same.
      }
      carry(button.value);
    });
  }
})();
