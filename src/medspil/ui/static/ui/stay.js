// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Ten minutes before a session ends the page says so, and one press begins its time anew. Other tabs may have done that
// already, so the server is asked first; asking changes nothing. The clock of the page counts, since a laptop sleeps. Who
// comes back from the tab in which she has confirmed who she is, or signed in again, is told that she is signed in.

const WARN_MS = 10 * 60 * 1000;
const LOOK_MS = 30 * 1000;

export function stays() {
  const bar = document.querySelector("[data-session]");
  if (!bar) return;
  let until = Date.now() + Number(bar.dataset.session) * 1000;
  let shown = "";

  // `last`: no press makes it longer; it has to be shown again, in another tab, who this is.
  const tell = ({ left, last }) => {
    until = Date.now() + left * 1000;
    if (left <= 0) show("gone");
    else if (until - Date.now() <= WARN_MS) show(last ? "last" : "soon");
    else if (shown && shown !== "stayed") show("stayed");
  };

  function show(what) {
    if (shown === what) return;
    shown = what;
    bar.replaceChildren(bar.ownerDocument.getElementById(`session-${what}`).content.cloneNode(true));
    const time = bar.querySelector("[data-at]");
    if (time) time.textContent = new Date(until).toLocaleTimeString("da-DK", { hour: "2-digit", minute: "2-digit" });
    bar.querySelector("button")?.addEventListener("click", stay);
  }

  async function look() {
    if (until - Date.now() > WARN_MS) return;
    await ask(bar.dataset.left);
  }

  async function stay() {
    const body = new URLSearchParams({ csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]")?.value });
    if (!(await ask(bar.dataset.stay, { method: "POST", body }))) await ask(bar.dataset.left);
    bar.querySelector(".notice")?.focus();
  }

  async function ask(address, options = {}) {
    try {
      const answer = await fetch(address, options);
      if (!answer.ok) return false;
      tell(await answer.json());
      return true;
    } catch {
      return false; // no network just now; the next look asks again
    }
  }

  look();
  setInterval(() => shown !== "gone" && look(), LOOK_MS);
  document.addEventListener("visibilitychange", () => document.hidden || look());
}
