// The live preview: loads the page again after a build, and closes the panel by keyboard.
(() => {
  "use strict";
  const { version } = document.currentScript.dataset;
  const key = "edition-preview-closed";
  let events = null;

  // A page that nobody looks at holds no connection: browsers allow six for a host.
  const listen = () => {
    if (document.visibilityState === "hidden") {
      events?.close();
      events = null;
    } else if (!events) {
      events = new EventSource("/__preview/events");
      events.onmessage = (event) => {
        if (event.data !== version) location.reload();
      };
    }
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events?.close());

  const start = () => {
    listen();
    const panel = document.querySelector(".edition-preview details");
    if (!panel) return;
    // A panel that was closed stays closed until it has something else to tell.
    const told = panel.textContent;
    if (sessionStorage.getItem(key) === told) panel.open = false;
    panel.addEventListener("toggle", () => {
      if (panel.open) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, told);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !panel.open) return;
      const within = panel.contains(document.activeElement);
      panel.open = false;
      if (within) panel.querySelector("summary").focus();
    });
    const make = panel.querySelector("button");
    make.hidden = false;
    make.addEventListener("click", async () => {
      make.disabled = true;
      make.textContent = "Making all formats …";
      await fetch("/__preview/make", { method: "POST", headers: { "X-Edition-Preview": "make" } });
    });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
