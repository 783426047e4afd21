import type { z } from 'zod';
import type { KeyList, NewKey } from '#contract';
import { call, post, type Server } from './client.ts';
import { onOneLine, say, screens } from './say.ts';

interface KeyOptions {
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
  const response = await post(serverOf(options), '/v1/keys', { name, role: options.role, groups: options.groups, ...toolsOf(options) });
  const created = (await response.json()) as z.infer<typeof NewKey>;
  console.log(created.key);
  say(`Key "${created.name}" (${created.role}) made. It is shown this once: keep it where secrets are kept.`, screens.aside);
}

const toolsOf = ({ mcpTools }: KeyOptions): object => (mcpTools === undefined ? {} : { mcpTools: mcpTools === true ? [] : mcpTools });

export async function listKeys(options: KeyOptions): Promise<void> {
  const { items } = (await (await call(serverOf(options), '/v1/keys?limit=200')).json()) as z.infer<typeof KeyList>;
  for (const { id, prefix, role, name, mcpTools, revokedAt } of items)
    say(
      `${id}  ${prefix}…  ${role.padEnd(6)}  ${onOneLine(name)}${mcpTools ? `  (MCP: ${mcpTools.join(', ') || 'no tools'})` : ''}${revokedAt ? '  (revoked)' : ''}`,
    );
}

export async function revokeKey(id: string, options: KeyOptions): Promise<void> {
  await call(serverOf(options), `/v1/keys/${encodeURIComponent(id)}`, { method: 'DELETE' });
  console.log(`key ${id} revoked`);
}
