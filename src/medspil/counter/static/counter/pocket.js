// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// Puts the pocket edition of the guide aside on the phone, to be read without a net: one page with the answers of my unit.
// It is fetched anew when something has changed or an hour has passed. It is thrown away at sign-out and where one signs in
// (`ui/forget.js`), and as soon as the server refuses it: here, in `worker.js` and in `pocket-search.js`.

import { MARK, NAME, forget, isRefused } from "./pocket-keep.js";

const HOUR = 3_600_000;
const place = document.querySelector("[data-pocket]").dataset;

if ("serviceWorker" in navigator && "caches" in window) {
  navigator.serviceWorker.register(place.worker, { scope: place.scope });
  renew();
  document.addEventListener("visibilitychange", () => document.hidden || renew());
}

async function renew() {
  if (await isOld()) await putAside().catch(() => {}); // without a net the old one stays
}

async function isOld() {
  const [edition, at] = (localStorage.getItem(MARK) ?? "").split(" ");
  return edition !== place.edition || Date.now() - Number(at) > HOUR || !(await caches.has(NAME));
}

async function putAside() {
  const answer = await fetch(place.pocket, { cache: "no-store" });
  if (isRefused(answer)) await forget();
  if (!answer.ok || answer.redirected) return;
  const cache = await caches.open(NAME);
  const needed = new Set([place.pocket, ...(await assets(answer.clone()))].map((url) => new URL(url, location.href).href));
  await cache.put(place.pocket, answer);
  await Promise.all([...needed].slice(1).map((url) => cache.add(url)));
  for (const old of await cache.keys()) if (!needed.has(old.url)) await cache.delete(old);
  localStorage.setItem(MARK, `${place.edition} ${Date.now()}`);
}

/** What the pocket edition links to, and what such files have loaded here: fonts, parts of scripts. */
async function assets(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const linked = [...page.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")];
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  const fixed = new URL(place.fixed, location.href).href;
  return [...linked.map((element) => element.getAttribute("href") ?? element.getAttribute("src")), ...loaded.filter((url) => url.startsWith(fixed))];
}
