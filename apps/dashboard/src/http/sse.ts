/** One server-sent event; `event` is "message" where the server named none. */
export type ServerEvent = { readonly event: string; readonly data: string };

/** A parser for one stream (WHATWG rules): give it text as it comes, it gives back the events completed by it. */
export function sseParser(): (chunk: string) => ServerEvent[] {
  let rest = '';
  let isFirst = true;
  let name = '';
  let data: string[] = [];

  const endEvent = (): ServerEvent[] => {
    const events = data.length > 0 ? [{ event: name || 'message', data: data.join('\n') }] : [];
    name = '';
    data = [];
    return events;
  };
  const readLine = (line: string): ServerEvent[] => {
    if (line === '') return endEvent();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
    return [];
  };
  return (chunk) => {
    rest += isFirst ? chunk.replace(/^\uFEFF/, '') : chunk;
    isFirst &&= chunk === '';
    // A carriage return at the very end may be half of a CRLF: it waits for the next chunk.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    return lines.flatMap(readLine);
  };
}

/** Events of a response body until it ends. Cancels the body when the reader leaves early. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const parse = sseParser();
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parse(decoder.decode(value, { stream: true }));
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
