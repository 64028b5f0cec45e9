// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Forms of the room: sent without leaving the page, answered with the same regions that everybody else gets.
// Without this script they are ordinary forms and work as well.

import { asking } from "./asked.js";
import { post, token } from "./post.js";

export function forms(page, { apply, answered, catchUp }) {
  const questions = asking(page);

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-live]");
    if (!form) {
      vouch(event.target);
      return;
    }
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    const fields = new FormData(form, event.submitter);
    if (form.dataset.yes) fields.set("not_personal", form.dataset.yes);
    delete form.dataset.yes;
    try {
      await send(form, fields, event.submitter);
    } catch {
      problem(form, page.dataset.offlineText);
    } finally {
      delete form.dataset.busy;
    }
  });

  async function send(form, fields, submitter) {
    const answer = await post(submitter?.getAttribute("formaction") ?? form.action, fields);
    const html = (answer.headers.get("content-type") ?? "").startsWith("text/html");
    if (html && (answer.ok || answer.status === 422)) {
      swap(form, await answer.text());
    } else if (answer.ok) {
      problem(form, "");
      questions.clear(form);
      const packet = await answer.json();
      if (packet.regions) answered(packet);
      if (form.hasAttribute("data-reset")) renew(form.isConnected ? form : drawnAnew(form));
      if (packet.said || form.dataset.said) say(packet.said || form.dataset.said);
    } else if (answer.status === 422) {
      refused(form, await answer.json(), submitter);
    } else if (answer.status === 404 || answer.status === 403) {
      await catchUp();
      problem(form, page.dataset.goneText);
    } else {
      throw new Error(`form answered ${answer.status}`);
    }
  }

  /** What is wrong, or what is asked about the words. The form may have been drawn anew meanwhile. */
  function refused(form, { error, ask }, submitter) {
    const place = form.isConnected ? form : drawnAnew(form);
    if (ask) questions.ask(place, ask, submitter);
    else questions.clear(place);
    problem(place, error);
  }

  /** A form that was drawn for everybody has no token of this page's; one that leaves the page needs it. */
  function vouch(form) {
    if (form.method !== "post" || form.querySelector("[name=csrfmiddlewaretoken]")) return;
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "csrfmiddlewaretoken", value: token() });
    form.append(field);
  }

  /** A personal part comes back as HTML and takes the place of the old one; the button that was pressed keeps the focus. */
  function swap(form, html) {
    apply([[form.dataset.live, html.trim()]], { typed: false });
    document.getElementById(form.dataset.live)?.querySelector("[data-asked]")?.focus();
  }

  /** The same form, after the region that it stands in has been replaced. */
  function drawnAnew(form) {
    return [...document.forms].find((other) => other.action === form.action) ?? form;
  }

  /** A form that makes something is made ready to make the next: empty fields, a new id. */
  function renew(form) {
    form.reset();
    for (const id of form.querySelectorAll("input[name=id]")) id.value = crypto.randomUUID?.() ?? "";
    form.querySelector("textarea, input:not([type=hidden])")?.focus();
  }

  function problem(form, words) {
    const place = form.querySelector("[data-error]") ?? document.querySelector("[data-problem]");
    if (!place) return;
    place.textContent = words;
    place.hidden = !words;
    if (words && form.querySelector("[data-error]")) form.querySelector("textarea, input:not([type=hidden])")?.focus();
  }

  const say = (words) => {
    const live = document.querySelector("[data-say]");
    if (live) live.textContent = words;
  };

  // What is this device's alone is fetched: when the stage is drawn anew with a place for it, and when a region that
  // it follows has changed.
  document.addEventListener("medspil:fresh", (event) => {
    const region = event.target;
    const place = region.matches?.("[data-fetch]") ? region : region.querySelector?.("[data-fetch]");
    if (place) fetchInto(place, place.dataset.fetch);
    for (const follower of document.querySelectorAll("[data-follow]")) {
      if (follower.dataset.follow.split(" ").includes(region.id)) fetchInto(follower, follower.dataset.from);
    }
    atOnce(region);
  });

  async function fetchInto(place, address) {
    try {
      const answer = await fetch(address);
      if (answer.ok) apply([[place.id, (await answer.text()).trim()]]);
    } catch {
      // The next sign of life from the stream brings the page up to date.
    }
  }

  /** A form with nothing to choose is sent by itself, but not from a picture of a phone. */
  function atOnce(scope) {
    if ("picture" in page.dataset) return;
    scope.querySelector?.("form[data-at-once]")?.requestSubmit();
  }

  // »I am done« is this phone's own too: it keeps the turn of the step in which it was said, and shows it after redrawing.
  const turns = `medspil:ready:${page.dataset.meeting}`;
  const press = (button, ready) => {
    button.setAttribute("aria-pressed", String(ready));
    button.value = ready ? "0" : "1";
    button.textContent = ready ? button.dataset.done : button.dataset.notYet;
  };
  const restore = () => {
    for (const button of document.querySelectorAll("[data-ready]")) {
      press(button, button.dataset.turn !== "" && localStorage.getItem(turns) === button.dataset.turn);
    }
  };
  document.addEventListener("medspil:fresh", restore);
  window.addEventListener("storage", restore); // the same meeting in another tab
  restore();

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-ready]");
    if (!button) return;
    event.preventDefault();
    const ready = button.value === "1";
    try {
      const answer = await post(button.form.action, { ready: button.value });
      if (!answer.ok) return;
      if (ready) localStorage.setItem(turns, button.dataset.turn);
      else localStorage.removeItem(turns);
      press(button, ready);
    } catch {
      problem(button.form, page.dataset.offlineText);
    }
  });
  atOnce(document);
}
