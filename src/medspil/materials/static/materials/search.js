// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Answers while one types, in a form marked `data-search`: the server draws the shelf anew. Without script it is a form
// like any other, and so it is when something goes wrong and one presses the button.

const PAUSE = 150; // milliseconds without a key before the server is asked

for (const form of document.querySelectorAll("form[data-search]")) search(form);

function search(form) {
  const field = form.querySelector("input[name=q]");
  const shelf = document.getElementById(form.dataset.search);
  const said = document.querySelector("[data-search-said]");
  let asked = field.value;
  let pause;
  let underway;

  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(pause);
    if (!(await ask())) form.submit();
  });

  /** True when the shelf shows what the field asks for, or another question has overtaken this one. */
  async function ask() {
    const question = field.value;
    if (question === asked) return true;
    underway?.abort();
    underway = new AbortController();
    const address = new URL(form.action);
    if (question.trim()) address.searchParams.set("q", question);
    try {
      // That a script asks stands in the question: some networks take headers away that they do not know.
      const piece = new URL(address);
      piece.searchParams.set("live", "1");
      const answer = await fetch(piece, { signal: underway.signal, cache: "no-store" });
      if (!answer.ok || answer.redirected) return false;
      shelf.innerHTML = await answer.text();
    } catch (error) {
      return error.name === "AbortError";
    }
    asked = question;
    shelf.dispatchEvent(new Event("medspil:fresh", { bubbles: true }));
    said.textContent = shelf.querySelector("[data-search-says]")?.textContent ?? "";
    history.replaceState(null, "", address);
    return true;
  }
}
