import { createParser, type EventSourceMessage, type EventSourceParser } from 'eventsource-parser';

/** An event of a model is a few hundred characters; one this long is none. */
const mostEventChars = 1_000_000;
/** A whole answer with its envelopes. */
const mostBytes = 32_000_000;

/** The data of each event of a server-sent stream, as they come. Ending the iteration ends the connection. */
export async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const ready: string[] = [];
  const onEvent = ({ data }: EventSourceMessage): void => void ready.push(data);
  const parser = createParser({ onEvent, maxBufferSize: mostEventChars });
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new RangeError(`more than ${mostBytes} bytes came`);
    feed(parser, decoder.decode(chunk, { stream: true }));
    yield* ready.splice(0);
  }
}

/** The parser throws at what is longer than an event may be, and at nothing else. */
function feed(parser: EventSourceParser, text: string): void {
  try {
    parser.feed(text);
  } catch (cause) {
    throw new RangeError(`an event is longer than ${mostEventChars} characters`, { cause });
  }
}
