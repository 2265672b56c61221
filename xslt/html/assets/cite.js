// Copying citations, and the citation of one paragraph; what they say stands on the page without this script too.
"use strict";

{
  const section = document.querySelector(".citing");
  const live = document.createElement("p");
  live.className = "cite-live";
  live.setAttribute("role", "status");
  document.body.append(live);

  // Browsers give the clipboard to secure pages only; elsewhere a selection can still be copied.
  const written = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = words;
      field.readOnly = true;
      field.className = "cite-live";
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  };
  const copyButton = (label, words) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", async () => {
      const done = await written(words());
      button.focus();
      button.textContent = done ? "Copied" : label;
      live.textContent = done ? "Copied." : "It could not be copied; select the words instead.";
      setTimeout(() => { button.textContent = label; live.textContent = ""; }, 2500);
    });
    return button;
  };
  const oneLine = (words) => words.replace(/\s+/g, " ").trim();

  for (const citation of document.querySelectorAll(".citing .citation")) {
    const button = copyButton("Copy", () => oneLine(citation.textContent));
    button.className = "copy";
    button.setAttribute("aria-label", `Copy the citation in the style of ${citation.parentElement.querySelector("summary").textContent}`);
    citation.after(button);
  }

  const page = () => {
    const given = section?.querySelector("a.address");
    return given ? given.href : location.protocol.startsWith("http") ? location.href.replace(/#.*$/, "") : "";
  };
  // "Lenin, V. I. “Report.” In The Edition. 2026, par. 12. https://…#p12.": the first style with number and address.
  const ofParagraph = (number, id) => {
    const made = document.createElement("span");
    const address = section.querySelector(".citation .address");
    for (const node of section.querySelector(".citation").childNodes) {
      if (node === address) { break; }
      made.append(node.cloneNode(true));
    }
    const last = made.lastChild;
    last.textContent = last.textContent.replace(/[\s.,]+$/, "");
    made.append(`, par. ${number}.${page() ? ` ${page()}#${id}.` : ""}`);
    return made;
  };

  const line = document.createElement("p");
  line.className = "paragraph-citation";
  let bar = null;
  const close = () => { bar?.remove(); bar = null; };
  const show = () => {
    close();
    const anchor = document.querySelector(".reading a.n:target");
    if (!section || !anchor) { return; }
    const id = anchor.id;
    const number = anchor.textContent.trim();
    bar = document.createElement("span");
    bar.className = "cite-bar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", `Cite paragraph ${number}`);
    const what = document.createElement("span");
    what.className = "what";
    what.textContent = `Paragraph ${number}`;
    const more = document.createElement("a");
    more.href = `#${document.querySelector(".about h3:has(+ .citing)")?.id ?? "cite"}`;
    more.textContent = "How to cite";
    const end = document.createElement("button");
    end.type = "button";
    end.textContent = "Close";
    end.addEventListener("click", () => { close(); anchor.focus(); });
    const citation = ofParagraph(number, id);
    const copied = () => oneLine(citation.textContent);
    bar.append(what, copyButton("Copy citation", copied));
    if (page()) { bar.append(copyButton("Copy address", () => `${page()}#${id}`)); }
    bar.append(more, end);
    anchor.after(bar);
    line.replaceChildren(`Paragraph ${number}: `, citation, " ");
    const button = copyButton("Copy", copied);
    button.className = "copy";
    line.append(button);
    document.querySelector(".of-paragraph")?.after(line);
  };
  addEventListener("load", show);
  addEventListener("hashchange", show);
  addEventListener("keydown", (event) => { if (event.key === "Escape") { close(); } });
}
