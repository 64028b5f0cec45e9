// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// The worker of the guide: where there is no net, pages of the guide are answered with the pocket edition that
// `pocket.js` has put aside, and what it needs to look right with what was put aside beside it. It puts nothing aside itself, and throws it away
// when the server says that nobody is signed in.

const NAME = "medspil-guide";
const POCKET = "lomme/"; // beside this script
const REFUSED = [401, 403, 404];

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const wanted = request.mode === "navigate" ? new URL(POCKET, self.registration.scope).href : request;
  event.respondWith(answered(event, wanted));
});

async function answered(event, wanted) {
  try {
    const answer = await fetch(event.request);
    // A page of the guide that leads somewhere else: most likely to where one signs in.
    if (answer.type === "opaqueredirect") event.waitUntil(forgetIfRefused());
    return answer;
  } catch {
    return keptAside(wanted);
  }
}

/** Whoever is signed out, or no longer in a team, has no pocket edition. */
async function forgetIfRefused() {
  const answer = await fetch(new URL(POCKET, self.registration.scope), { cache: "no-store", redirect: "manual" });
  if (answer.type === "opaqueredirect" || REFUSED.includes(answer.status)) await caches.delete(NAME);
}

async function keptAside(wanted) {
  const cache = await caches.open(NAME);
  return (await cache.match(wanted, { ignoreVary: true })) ?? Response.error();
}
