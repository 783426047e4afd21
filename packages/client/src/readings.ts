import { AquiferProblem } from './problem.ts';
import { type ServerEvent, serverEvents } from './server-events.ts';

/**
 * A response whose text and JSON fail as every call does: with a problem where the connection breaks, or where what answered is no Aquifer.
 * The response is given back itself, so that its address and headers stay.
 */
export function readable(response: Response, signal: AbortSignal): Response {
  const read = response.text.bind(response);
  const text = (): Promise<string> => read().catch((cause: unknown) => Promise.reject(broken(cause, 'the answer', signal)));
  const json = async (): Promise<unknown> => {
    if (isOf(response, /[/+]json\b/)) return parsed(await text(), response);
    throw foreign(response, await text(), 'JSON');
  };
  return Object.assign(response, { text, json });
}

/** The events of a response, their data parsed; `what` names it where it ends too early. Leaving the loop hangs up. */
export async function* eventsOf(
  response: Response,
  what: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Omit<ServerEvent, 'data'> & { readonly data: unknown }, void, undefined> {
  if (!isOf(response, /^text\/event-stream\b/)) throw foreign(response, await response.text(), 'events');
  if (response.body === null) throw cutOff(what);
  try {
    for await (const { data, ...event } of serverEvents(response.body)) yield { ...event, data: parsed(data, response) };
  } catch (cause) {
    throw cause instanceof AquiferProblem ? cause : broken(cause, what, signal);
  }
}

/** What a stream that ended before its last event failed with. */
export const cutOff = (what: string, options?: ErrorOptions): AquiferProblem =>
  new AquiferProblem({ status: 0, code: 'unreachable', detail: `${what} ended in the middle: the connection was cut; ask again` }, options);

/** Who aborts is told so in his own words; everything else is the connection's. */
const broken = (cause: unknown, what: string, signal: AbortSignal | undefined): unknown =>
  signal?.aborted ? cause : cutOff(what, { cause });

/** Of a type, or of none that is named. */
function isOf({ headers }: Response, type: RegExp): boolean {
  return type.test(headers.get('content-type')?.toLowerCase() ?? '') || !headers.has('content-type');
}

function parsed(text: string, response: Response): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw foreign(response, text, 'JSON', { cause });
  }
}

function foreign(response: Response, text: string, expected: string, options?: ErrorOptions): AquiferProblem {
  const { url, status, headers } = response;
  const came = `${headers.get('content-type') ?? 'no type'}: ${text.slice(0, 300)}`;
  const detail = `${url || 'the service'} answered ${status} without ${expected}: that is no Aquifer, look at its address (${came})`;
  return new AquiferProblem({ status, code: 'http', detail, requestId: headers.get('x-request-id') ?? undefined }, options);
}
