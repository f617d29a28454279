import { setTimeout as wait } from 'node:timers/promises';

const AGAIN_MS = 100;

/** Does something again and again until the watcher saw what it waits for: many clients do not tell when a stream is open. */
export async function until(watch, nudge) {
  const seen = watch();
  let done = false;
  const ended = seen.finally(() => { done = true; });
  ended.catch(() => {});
  while (!done) {
    await nudge();
    await Promise.race([ended.catch(() => {}), wait(AGAIN_MS)]);
  }
  return seen;
}
