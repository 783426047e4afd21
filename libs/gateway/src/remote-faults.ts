import { z } from 'zod';
import { Fault } from '#core';
import { BrokenStream, excerpt } from './completion.ts';
import type { RemoteModel } from './remote-model.ts';

/** Of a request that the server would refuse again. */
export class Refusal extends Error {}

const OpenAiError = z.object({ error: z.union([z.string(), z.object({ message: z.string() })]) });

type Named = Pick<RemoteModel, 'name' | 'model' | 'key'>;

/** Prompts that are too long are told in as many words as there are servers. */
const tooLong = /context[_ ](?:length|window|size)|maximum context|too (?:long|many tokens)|exceeds? the (?:available|model)/i;

/** What a status other than 200 means, and what to do about it. */
export function faultOfStatus(remote: Named, response: Response, body: string): Fault {
  const { status } = response;
  const said = body.trim() === '' ? '' : `: ${excerpt(withoutKey(remote, saidIn(body)))}`;
  const { name, model } = remote;
  const final = { cause: new Refusal(`status ${status}`) };
  if (status >= 300 && status < 400)
    return new Fault(
      'model_unavailable',
      `the server of "${name}" redirects (${status}), which is not followed; write the address it answers at`,
      final,
    );
  if (status === 401 || status === 403)
    return new Fault(
      'model_unavailable',
      `the server of "${name}" refuses the key (${status}); set ${name}=… in AQUIFER_REMOTE_KEYS`,
      final,
    );
  if ((status === 400 || status === 413 || status === 422) && tooLong.test(body))
    return new Fault(
      'prompt_too_long',
      `the prompt is too long for "${name}"${said}; set its contextTokens to what its server holds`,
      final,
    );
  if (status === 404)
    return new Fault(
      'model_unavailable',
      `the server of "${name}" knows no "${model}", or no chat completions, at this address (404)${said}`,
      final,
    );
  if (status === 429) return new Fault('rate_limited', `"${name}" takes no more requests for now (429)${said}`, retryAfter(response));
  if (status === 400 || status === 413 || status === 422)
    return new Fault(
      'bad_request',
      `the server of "${name}" refuses the request (${status})${said}; see docs/gateway.md for what it is asked`,
      final,
    );
  if (status >= 500) return new Fault('model_unavailable', `the server of "${name}" failed (${status})${said}; its log tells more`);
  return new Fault(
    'model_unavailable',
    `the server of "${name}" refuses the request (${status})${said}; see docs/gateway.md for what it is asked`,
    final,
  );
}

/** What came instead of an answer, or in the middle of one. */
export function faultOfStream(remote: Named, error: unknown, hasBegun = false): Fault {
  if (error instanceof Fault) return error;
  const { name } = remote;
  const options = { cause: error };
  if (error instanceof BrokenStream)
    return new Fault('model_unavailable', `the server of "${name}" ${withoutKey(remote, error.message)}`, options);
  if (error instanceof RangeError)
    return new Fault('model_unavailable', `the answer of "${name}" has no end: ${error.message}; look at its server`, options);
  const what = hasBegun
    ? `broke off in the middle of its answer: ${reasonOf(error)}; its log tells more`
    : `cannot be reached: ${reasonOf(error)}; see that it runs and that its address is right`;
  return new Fault('model_unavailable', `the server of "${name}" ${what}`, options);
}

/** Whether the same request may do better a moment later. */
export function mayPass(fault: Fault): boolean {
  return fault.code === 'model_unavailable' && !(fault.cause instanceof Refusal);
}

/** The words of an error as OpenAI's API has it; else all of it. */
function saidIn(body: string): string {
  const parsed = OpenAiError.safeParse(jsonOf(body));
  if (!parsed.success) return body;
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

/** Servers like to quote the key that they refuse. */
const withoutKey = ({ key }: Named, text: string): string => (key === null ? text : text.replaceAll(key, '(the key)'));

function retryAfter(response: Response): { readonly retryAfterSeconds?: number } {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterSeconds: Math.min(seconds, 3600) } : {};
}

/** The innermost cause: "fetch failed" tells nobody anything. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
