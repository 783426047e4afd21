import { z } from 'zod';
import { BrokenStream } from './completion.ts';
import { faultOfStatus } from './remote-faults.ts';
import type { RemoteModel } from './remote-model.ts';

/** What a server tells of its model. */
export interface ServerWords {
  /** Null where it does not say. */
  readonly contextTokens: number | null;
  /** Tokens of a text as its model counts; null where it counts for nobody. */
  readonly sampleTokens: number | null;
}

const mostMs = 3000;
const ModelList = z.object({
  data: z.array(
    z.looseObject({
      id: z.string(),
      /** vLLM, LM Studio and routers, each by its own name. */
      max_model_len: z.int().nullish(),
      context_length: z.int().nullish(),
      max_context_length: z.int().nullish(),
    }),
  ),
});
const Properties = z.object({ default_generation_settings: z.object({ n_ctx: z.int() }) });
const Counted = z.union([
  z.object({ count: z.int() }).transform(({ count }) => count),
  z.object({ tokens: z.array(z.unknown()) }).transform(({ tokens }) => tokens.length),
  z.array(z.unknown()).transform(({ length }) => length),
]);

/** A server that has no such call; what else it answers, it may answer otherwise in a moment. */
const noSuchCall: ReadonlySet<number> = new Set([404, 405, 501]);

/** Asks a server about its model by the ways that servers have. Throws where neither its list nor its properties can be had now. */
export async function askServer(remote: RemoteModel, sample: string, signal: AbortSignal): Promise<ServerWords> {
  const [listed, properties, counted] = await Promise.allSettled([
    askFor(remote, `${remote.url}/models`, signal),
    askFor(remote, `${rootOf(remote)}/props`, signal),
    askFor(remote, `${rootOf(remote)}/tokenize`, signal, { model: remote.model, prompt: sample, content: sample, inputs: sample }),
  ]);
  const held = valueOf(properties, Properties)?.default_generation_settings.n_ctx ?? null;
  if (listed.status === 'rejected' && held === null) throw listed.reason;
  return {
    contextTokens: (listed.status === 'fulfilled' ? contextIn(listed.value, remote.model) : null) ?? held,
    sampleTokens: valueOf(counted, Counted),
  };
}

/** Beside `/v1`, where a server's own calls are. */
const rootOf = ({ url }: RemoteModel): string => url.replace(/\/v\d+$/, '');

export function headersOf({ key }: Pick<RemoteModel, 'key'>): Record<string, string> {
  return { 'content-type': 'application/json', ...(key !== null && { authorization: `Bearer ${key}` }) };
}

/** Null where the server has no such call. */
async function askFor(remote: RemoteModel, url: string, signal: AbortSignal, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: headersOf(remote),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(mostMs)]),
  });
  const text = await readUpTo(response, 5_000_000);
  if (noSuchCall.has(response.status)) return null;
  if (!response.ok) throw faultOfStatus(remote, response, text);
  try {
    return JSON.parse(text);
  } catch {
    throw new BrokenStream('answers what is no JSON; see that its address is right');
  }
}

/** The beginning of a body; the rest is not waited for. */
export async function readUpTo(response: Response, mostBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    text += decoder.decode(chunk, { stream: true });
    if (bytes >= mostBytes) break;
  }
  return text;
}

function contextIn(listed: unknown, model: string): number | null {
  const list = ModelList.safeParse(listed);
  const own = list.data?.data.find(({ id }) => id === model);
  return own?.max_model_len ?? own?.context_length ?? own?.max_context_length ?? null;
}

function valueOf<Value>(asked: PromiseSettledResult<unknown>, schema: z.ZodType<Value>): Value | null {
  return asked.status === 'fulfilled' ? (schema.safeParse(asked.value).data ?? null) : null;
}
