// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// What both pages know of the pocket edition: where it lies, for how long, and when it must go.

export const NAME = "medspil-guide";
export const MARK = "medspil:pocket";
const REFUSED = [401, 403, 404]; // signed out, or no longer in the team

/** Whether the server will not give it any more: it sends to where one signs in, or refuses. */
export const isRefused = (answer) => answer.type === "opaqueredirect" || answer.redirected || REFUSED.includes(answer.status);

export async function forget() {
  localStorage.removeItem(MARK);
  await caches.delete(NAME);
}
