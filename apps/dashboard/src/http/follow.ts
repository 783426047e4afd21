import { send } from './client.ts';
import { isAbort } from './fault.ts';
import { readEvents } from './sse.ts';
import { pause } from './pause.ts';

const firstWaitMs = 1000;
const longestWaitMs = 30_000;

/**
 * Follows a stream of server-sent JSON until aborted and joins it again when it breaks.
 * Not EventSource, which cannot send an authorization header.
 */
export async function follow(path: string, signal: AbortSignal, onBody: (body: unknown) => void): Promise<void> {
  let waitMs = firstWaitMs;
  while (!signal.aborted) {
    try {
      const response = await send(path, { accept: 'text/event-stream', signal });
      for await (const event of readEvents(response.body ?? new ReadableStream())) {
        waitMs = firstWaitMs;
        onBody(JSON.parse(event.data));
      }
    } catch (error) {
      if (isAbort(error)) return;
    }
    await pause(waitMs, signal);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }
}
