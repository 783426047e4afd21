import type { z } from 'zod';
import type { Key, KeyList, NewKey } from '#contract';
import { call, post, type Server } from './client.ts';
import { onOneLine, say, screens } from './say.ts';

type Limit = number | 'none';

/** One that is left out stays, or is none. */
interface LimitOptions {
  readonly requestsPerMinute?: Limit;
  readonly tokensPerDay?: Limit;
  readonly computeSecondsPerDay?: Limit;
}

interface KeyOptions extends LimitOptions {
  readonly url: string;
  readonly key?: string;
  readonly role: string;
  readonly groups: readonly string[];
  /** `true` where the option stands alone: none. */
  readonly mcpTools?: readonly string[] | true;
}

const serverOf = ({ url, key }: { readonly url: string; readonly key?: string }): Server => ({ url, key });

/** Makes a key through the running service. The first one ends keyless loopback access, so it has to be an admin's. */
export async function createKey(name: string, options: KeyOptions): Promise<void> {
  const response = await post(serverOf(options), '/v1/keys', {
    name,
    role: options.role,
    groups: options.groups,
    ...toolsOf(options),
    ...limitsOf(options),
  });
  const created = (await response.json()) as z.infer<typeof NewKey>;
  console.log(created.key);
  say(`Key "${created.name}" (${created.role}) made. It is shown this once: keep it where secrets are kept.`, screens.aside);
}

const toolsOf = ({ mcpTools }: KeyOptions): object => (mcpTools === undefined ? {} : { mcpTools: mcpTools === true ? [] : mcpTools });

function limitsOf({ requestsPerMinute, tokensPerDay, computeSecondsPerDay }: LimitOptions): Readonly<Record<string, number | null>> {
  const named = Object.entries({ requestsPerMinute, tokensPerDay, computeSecondsPerDay });
  return Object.fromEntries(named.flatMap(([name, limit]) => (limit === undefined ? [] : [[name, limit === 'none' ? null : limit]])));
}

/** Changes the limits that are named, and says how the key stands to all of them. */
export async function limitKey(id: string, options: KeyOptions): Promise<void> {
  const init = { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify(limitsOf(options)) };
  const key = (await (await call(serverOf(options), `/v1/keys/${encodeURIComponent(id)}`, init)).json()) as Key;
  say(`${onOneLine(key.name)}: ${useOf(key) || 'no limits, and nothing used yet'}`);
}

/** What a key has limits of, or used. */
function useOf({ requestsPerMinute, tokensPerDay, computeSecondsPerDay, used }: Key): string {
  const figures = [
    { what: 'requests this minute', used: used.requestsThisMinute, limit: requestsPerMinute },
    { what: 'tokens in 24 hours', used: used.tokensLastDay, limit: tokensPerDay },
    { what: 's of compute in 24 hours', used: Math.round(used.computeSecondsLastDay), limit: computeSecondsPerDay },
  ];
  return figures
    .filter((each) => each.limit !== null || each.used > 0)
    .map(({ what, used: now, limit }) => `${now.toLocaleString('en')}${limit === null ? '' : ` of ${limit.toLocaleString('en')}`} ${what}`)
    .join(', ');
}

export async function listKeys(options: KeyOptions): Promise<void> {
  const { items } = (await (await call(serverOf(options), '/v1/keys?limit=200')).json()) as z.infer<typeof KeyList>;
  for (const key of items) say(lineOf(key));
}

function lineOf(key: Key): string {
  const { id, prefix, role, name, mcpTools, revokedAt } = key;
  const beside = [...(mcpTools ? [`MCP: ${mcpTools.join(', ') || 'no tools'}`] : []), useOf(key), ...(revokedAt ? ['revoked'] : [])];
  const told = beside.filter(Boolean).map((words) => `  (${words})`);
  return `${id}  ${prefix}…  ${role.padEnd(6)}  ${onOneLine(name)}${told.join('')}`;
}

export async function revokeKey(id: string, options: KeyOptions): Promise<void> {
  await call(serverOf(options), `/v1/keys/${encodeURIComponent(id)}`, { method: 'DELETE' });
  console.log(`key ${id} revoked`);
}
