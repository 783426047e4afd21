import { z } from 'zod';
import { Fault, type FaultCode } from '#core';
import { BrokenStream } from './completion.ts';
import type { RemoteModel } from './remote-model.ts';

/**
 * Why a server, or a model here, could not be used, as it put it itself: for its operator and the log. It may quote a prompt, so whoever asks gets the words
 * of the fault alone, which are ours. The text of a model is in neither.
 */
export class ServerTrouble extends Error {
  /** The same request would be refused again. */
  readonly isFinal: boolean;
  /** It answered, with nothing. */
  readonly isEmpty: boolean;
  /** What its operator may set, and whoever asks may not. */
  readonly remedy: string | null;

  constructor(said: string, isFinal: boolean, isEmpty = false, remedy: string | null = null) {
    super(said);
    this.isFinal = isFinal;
    this.isEmpty = isEmpty;
    this.remedy = remedy;
  }
}

const OpenAiError = z.object({ error: z.union([z.string(), z.object({ message: z.string() })]) });

type Named = Pick<RemoteModel, 'name' | 'model' | 'key'>;

/** Prompts that are too long are told in as many words as there are servers. */
const tooLong = /context[_ ](?:length|window|size)|maximum context|too (?:long|many tokens)|exceeds? the (?:available|model)/i;

/** Of a request alone: others may be served well. */
const aboutTheRequest: ReadonlySet<number> = new Set([400, 413, 422]);

/** What a status other than 200 means, and what to do about it. */
export function faultOfStatus(remote: Named, response: Response, body: string): Fault {
  const { status } = response;
  const { name, model } = remote;
  const server = `the server of "${name}"`;
  // Whatever stands in a success may be a model's words.
  const said = status < 300 ? '' : saidIn(body);
  const final = (code: FaultCode, words: string, remedy?: string): Fault => faultOf(remote, { code, words, said, isFinal: true, remedy });
  const passing = (code: FaultCode, words: string): Fault => faultOf(remote, { code, words, said, ...retryAfter(response) });
  if (status >= 300 && status < 400)
    return final('model_unavailable', `${server} redirects (${status}), which is not followed`, 'write the address it answers at');
  if (status === 401 || status === 403)
    return final('model_unavailable', `${server} refuses the key (${status})`, `set ${name}=… in AQUIFER_REMOTE_KEYS`);
  if (aboutTheRequest.has(status) && tooLong.test(body))
    return final('prompt_too_long', `the prompt is too long for "${name}"`, 'set its contextTokens to what its server holds');
  if (status === 404) return final('model_unavailable', `${server} knows no "${model}", or no chat completions, at this address (404)`);
  if (status === 429) return passing('rate_limited', `"${name}" takes no more requests for now (429)`);
  if (status >= 500) return passing('model_unavailable', `${server} failed (${status}); its log tells more`);
  const code = aboutTheRequest.has(status) ? 'bad_request' : 'model_unavailable';
  return final(code, `${server} refuses the request (${status}); the log has its reason, docs/gateway.md what it is asked`);
}

/** How an answer ends that has no end. */
export const brokenOff = 'broke off in the middle of its answer';

/** What came instead of an answer, or in the middle of one. */
export function faultOfStream(remote: Named, error: unknown, hasBegun = false): Fault {
  if (error instanceof Fault) return error;
  const server = `the server of "${remote.name}"`;
  if (error instanceof BrokenStream) {
    const { code, said, isFinal, isEmpty } = error;
    return faultOf(remote, { code, words: `${server} ${error.message}`, said, isFinal, isEmpty });
  }
  const said = reasonOf(error);
  if (error instanceof RangeError)
    return faultOf(remote, { code: 'model_unavailable', words: `the answer of "${remote.name}" has no end; look at its server`, said });
  const words = hasBegun
    ? `${server} ${brokenOff}; its log tells more`
    : `${server} cannot be reached${codeOf(error)}; see that it runs and that its address is right`;
  return faultOf(remote, { code: 'model_unavailable', words, said });
}

/** Whether the same request may do better a moment later. */
export function mayPass({ code, cause }: Fault): boolean {
  return code === 'model_unavailable' && !(cause instanceof ServerTrouble && cause.isFinal);
}

/** Whether the server answered, with nothing. */
export const isEmptyAnswer = (error: unknown): boolean =>
  error instanceof Fault && error.cause instanceof ServerTrouble && error.cause.isEmpty;

/** For operators: the words of the fault with what they can do about it. */
export function wordsWithRemedy({ message, cause }: Fault): string {
  return cause instanceof ServerTrouble && cause.remedy !== null ? `${message}; ${cause.remedy}` : message;
}

/** For the log and nobody else: with what the server said, too. */
export function wordsForOperator(fault: Fault): string {
  const { cause } = fault;
  const words = wordsWithRemedy(fault);
  return cause instanceof ServerTrouble && cause.message !== '' ? `${words} (${cause.message})` : words;
}

interface Words {
  readonly code: FaultCode;
  /** Ours; whoever asks reads them. */
  readonly words: string;
  /** The server's, as it said them. */
  readonly said: string;
  readonly isFinal?: boolean;
  readonly isEmpty?: boolean;
  readonly remedy?: string | undefined;
  readonly retryAfterSeconds?: number;
}

/** The one way to a fault: nothing leaves this room with the key in it. */
function faultOf({ key }: Named, { code, words, said, isFinal = false, isEmpty = false, remedy, ...options }: Words): Fault {
  // The key first: a cut through it would hide the rest from the search.
  const cause = new ServerTrouble(excerpt(withoutKey(key, said)), isFinal, isEmpty, remedy);
  return new Fault(code, withoutKey(key, words), { cause, ...options });
}

/** Enough to recognise it by. */
function excerpt(text: string): string {
  const short = text.trim();
  if (short === '') return '';
  return JSON.stringify(short.length > 200 ? `${short.slice(0, 200)}…` : short);
}

/** The words of an error as OpenAI's API has it; else all of it. */
export function saidIn(body: string): string {
  return errorIn(body) ?? body;
}

/** Null where a body is no error of that kind. */
export function errorIn(body: string): string | null {
  const parsed = OpenAiError.safeParse(jsonOf(body));
  if (!parsed.success) return null;
  const { error } = parsed.data;
  return typeof error === 'string' ? error : error.message;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Shorter ones are no secrets (`x`, `none`), and are parts of words. */
const shortestKey = 5;

/** Servers like to quote the key that they refuse, as it is or as JSON or an address writes it. */
function withoutKey(key: string | null, text: string): string {
  if (key === null || key.length < shortestKey) return text;
  const spellings = [key, JSON.stringify(key).slice(1, -1), encodeURIComponent(key)];
  return spellings.reduce((rest, spelling) => rest.replaceAll(spelling, '(the key)'), text);
}

function retryAfter(response: Response): { readonly retryAfterSeconds?: number } {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterSeconds: Math.min(seconds, 3600) } : {};
}

/** The innermost cause: "fetch failed" tells nobody anything. */
function innermost(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? innermost(error.cause) : error;
}

function reasonOf(error: unknown): string {
  const inner = innermost(error);
  if (!(inner instanceof Error)) return String(inner);
  return inner.message || ('code' in inner ? String(inner.code) : inner.name);
}

/** `ECONNREFUSED` and its like name no address. */
function codeOf(error: unknown): string {
  const inner = innermost(error);
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  return /^[A-Z][A-Z\d_]{2,40}$/.test(code) ? ` (${code})` : '';
}
