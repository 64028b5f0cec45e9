// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// A form may be sent after its session has ended: the server leads to the sign-in and back to the page. What stood in the
// form waits in this tab meanwhile, and is put back for the same person; for anybody else it is thrown away. When the
// page after a form shows that it arrived, it is let go at once.

const PLACE = "medspil:sent";
const WHO = "medspil:who";

const person = () => document.querySelector("[data-session]")?.dataset.who ?? "";

/** Somebody else has signed in in this tab: what was typed before, here and in `keep.js`, is not hers. */
export function belongs() {
  const who = person();
  if (!who || who === sessionStorage.getItem(WHO)) return;
  const before = Object.keys(sessionStorage).filter((name) => name === PLACE || name.startsWith("medspil:keep:"));
  if (sessionStorage.getItem(WHO)) for (const name of before) sessionStorage.removeItem(name);
  sessionStorage.setItem(WHO, who);
}

export function sends() {
  const who = person();
  const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  if (kept && (!who || document.querySelector("[data-sent-waits]"))) put({ ...kept, waited: true });
  else if (kept && !(kept.waited && kept.who === who)) sessionStorage.removeItem(PLACE);
  else if (kept && kept.page === here()) {
    sessionStorage.removeItem(PLACE);
    restore(kept);
  }
  if (who) document.addEventListener("submit", (event) => remember(event, who));
}

const here = () => location.pathname + location.search;
const put = (kept) => sessionStorage.setItem(PLACE, JSON.stringify(kept));
const like = (action) => [...document.forms].filter((form) => form.method === "post" && form.action === action);

function remember(event, who) {
  const form = event.target;
  if (form.hasAttribute("data-forget")) sessionStorage.removeItem(PLACE);
  if (event.defaultPrevented || form.method !== "post" || form.matches("[data-live], [data-note], [data-forget]")) return;
  const fields = fieldsOf(form).map((field) => ({ name: field.name, value: valueOf(field), checked: field.checked }));
  if (document.querySelector("[data-sent-waits]") || !fields.length) return;
  put({ who, page: here(), action: form.action, place: like(form.action).indexOf(form), fields });
}

/** What somebody types or chooses, and which version of the thing she had seen. */
function fieldsOf(form) {
  const silent = "[type=hidden]:not([name=version]), [type=password], [type=file], button, fieldset, output";
  return [...form.elements].filter((field) => field.name && !field.matches(silent));
}

const valueOf = (field) =>
  field.multiple && field.options ? [...field.selectedOptions].map((option) => option.value) : field.value;

function restore(kept) {
  const form = like(kept.action)[kept.place];
  if (!form) return;
  const left = [...kept.fields];
  for (const field of fieldsOf(form)) {
    const choice = field.type === "checkbox" || field.type === "radio";
    const at = left.findIndex((each) => each.name === field.name && (!choice || each.value === field.value));
    if (at >= 0) fill(field, left.splice(at, 1)[0], choice);
  }
  form.closest("details")?.setAttribute("open", "");
  form.prepend(document.getElementById("session-back").content.cloneNode(true));
  form.firstElementChild.focus();
}

function fill(field, said, choice) {
  if (choice) field.checked = said.checked;
  else if (Array.isArray(said.value)) for (const option of field.options) option.selected = said.value.includes(option.value);
  else field.value = said.value;
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
}
