// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// What a page of the room sends. That it is sent by a script, and the token of the page, stand among the fields: some
// networks take headers away that they do not know.

export function post(address, fields) {
  const body = new URLSearchParams(fields);
  body.set("live", "1");
  body.set("csrfmiddlewaretoken", token());
  return fetch(address, { method: "POST", body });
}

export const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
