import { setImmediate as nextTurn } from 'node:timers/promises';

const turnMs = 10;

/** The items one by one; others have their turn in between, however much is done with each. Rejects with the signal's reason. */
export async function* inTurns<Item>(items: Iterable<Item>, signal: AbortSignal): AsyncGenerator<Item, void> {
  let turnEnds = performance.now() + turnMs;
  for (const item of items) {
    if (performance.now() > turnEnds) {
      await nextTurn();
      signal.throwIfAborted();
      turnEnds = performance.now() + turnMs;
    }
    yield item;
  }
}
