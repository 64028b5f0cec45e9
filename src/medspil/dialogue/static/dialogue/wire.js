// SPDX-FileCopyrightText: 2026 The Medspil contributors
// SPDX-License-Identifier: MPL-2.0

// How a page hears what happens: an event stream; long-poll where a network swallows streams; and a check of the
// version on every sign of life, so that nothing that was missed stays missed.

const FIRST_WORD_MS = 6000; // a stream that has not said hello by then is swallowed on the way
const SILENCE_MS = 32000; // more than two beats
const AGAIN_MS = 60000; // a page that has to ask tries a stream this often
const RENEW_MS = 100000; // the token of somebody who is signed in lasts little more than twice as long

/** `renew` fetches another token, for a page whose own lasts minutes; false when it is hers no more. */
export function listen({ token, seen, take, catchUp, state, renew }) {
  let fetched = Date.now();
  let over = false;
  let source = null;
  let silence = 0;
  let patience = 0;
  let refused = 0; // times in a row that a stream was not allowed at all
  let tried = 0; // when a stream was last tried
  let polling = false;
  let busy = false;
  let greeted = false;

  const heal = async () => {
    if (busy) return;
    busy = true;
    try {
      await catchUp();
      state("online");
    } catch {
      state("offline");
    } finally {
      busy = false;
    }
  };

  const alive = (known) => {
    clearTimeout(silence);
    silence = setTimeout(open, SILENCE_MS);
    greeted = true;
    refused = 0;
    // 0: the server has just begun and has heard of no change yet; ask it to be sure.
    if (known !== seen()) heal();
    else state("online");
    renewed().then((another) => another && change());
  };

  /** Whether there is another token, where it was time for one. */
  const renewed = async () => {
    if (!renew || over || Date.now() - fetched < RENEW_MS) return false;
    const before = fetched;
    fetched = Date.now();
    try {
      over = !(await renew());
    } catch {
      fetched = before; // no network: the next beat will do
      return false;
    }
    if (over) hush();
    return !over;
  };

  /** She may have signed in again in another tab. */
  const again = async () => {
    over = false;
    fetched = 0;
    if (await renewed()) open();
  };

  const hush = () => {
    clearTimeout(silence);
    clearTimeout(patience);
    source?.close();
  };

  /** The old stream goes on until the new one has said hello: in between nobody is seen to leave. */
  const change = () => {
    const before = source;
    source = null;
    open();
    source.addEventListener("hello", () => before?.close());
    setTimeout(() => before?.close(), FIRST_WORD_MS);
  };

  const open = () => {
    if (over) return;
    source?.close();
    greeted = false;
    tried = Date.now();
    clearTimeout(patience);
    source = new EventSource(`/live/stream?t=${encodeURIComponent(token())}`);
    patience = setTimeout(() => {
      if (!greeted) {
        source.close();
        poll();
      }
    }, FIRST_WORD_MS);
    source.addEventListener("hello", (event) => {
      clearTimeout(patience);
      alive(Number(event.data));
    });
    source.addEventListener("beat", (event) => alive(Number(event.data)));
    source.addEventListener("regions", (event) => {
      clearTimeout(silence);
      silence = setTimeout(open, SILENCE_MS);
      take({ version: Number(event.lastEventId), regions: JSON.parse(event.data) });
      state("online");
    });
    source.addEventListener("error", () => {
      state("offline");
      if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
      clearTimeout(patience);
      refused += 1;
      heal();
      if (refused < 3) setTimeout(() => renewed().then(open), 2000);
      else poll();
    });
  };

  const poll = async () => {
    if (polling) return;
    polling = true;
    while (!greeted && !over) {
      try {
        await renewed();
        await catchUp();
        state("online");
        if (Date.now() - tried > AGAIN_MS) open();
        const answer = await fetch(`/live/wait?t=${encodeURIComponent(token())}&v=${seen()}`);
        if (!answer.ok) throw new Error("wait");
      } catch {
        state("offline");
        await new Promise((done) => setTimeout(done, 2500));
      }
    }
    polling = false;
  };

  window.addEventListener("offline", () => state("offline"));
  window.addEventListener("online", open);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    if (over) again();
    else heal();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) open();
  });
  open();
  return { restart: open };
}
