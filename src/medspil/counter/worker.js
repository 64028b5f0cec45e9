// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// The worker of the guide: where there is no net, pages of the guide are answered with the pocket edition that
// `pocket.js` has put aside, and what it needs to look right with what was put aside beside it. It puts nothing aside itself.

const NAME = "medspil-guide";
const POCKET = "lomme/"; // beside this script

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const wanted = request.mode === "navigate" ? new URL(POCKET, self.registration.scope).href : request;
  event.respondWith(fetch(request).catch(() => keptAside(wanted)));
});

async function keptAside(wanted) {
  const cache = await caches.open(NAME);
  return (await cache.match(wanted, { ignoreVary: true })) ?? Response.error();
}
