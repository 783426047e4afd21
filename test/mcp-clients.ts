import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { z } from 'zod';
import { root } from './service.ts';

/** `legacy` is the protocol of 2025, `auto` that of 2026. */
export type Mode = 'legacy' | 'auto';
interface Reached {
  readonly url: string;
  readonly key: string;
  readonly mode?: Mode;
}

const Settings = z.object({ mcpServers: z.object({ aquifer: z.looseObject({}) }) });
const page = readFileSync(join(root, 'docs/clients.md'), 'utf8');
const [first, second] = [...page.matchAll(/^```json\n(.*?)^```$/gms)].map(
  ([, json = '']) => Settings.parse(JSON.parse(json)).mcpServers.aquifer,
);
const started = z.object({ command: z.literal('npx'), args: z.array(z.string()), env: z.record(z.string(), z.string()) }).parse(first);
const called = z.object({ type: z.literal('http'), url: z.string(), headers: z.record(z.string(), z.string()) }).parse(second);

/** By the address and headers that the page on clients names. */
export function overHttp({ url, key, mode }: Reached): Promise<Client> {
  const requestInit = { headers: here(called.headers, { url, key }) };
  return connected(new StreamableHTTPClientTransport(new URL(called.url.replace('http://127.0.0.1:8080', url)), { requestInit }), mode);
}

/** By the command that the page on clients names; npx would look for it in a registry. */
export function overStdio({ url, key, mode }: Reached): Promise<Client> {
  const args = [join(root, 'bin/aquifer.mjs'), ...started.args.slice(1)];
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...here(started.env, { url, key }) };
  return connected(new StdioClientTransport({ command: process.execPath, args, env, stderr: 'ignore' }), mode);
}

async function connected(transport: Parameters<Client['connect']>[0], mode: Mode = 'legacy'): Promise<Client> {
  const client = new Client({ name: 'a test', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(transport);
  return client;
}

function here(fields: Readonly<Record<string, string>>, { url, key }: Reached): Record<string, string> {
  const filled = Object.entries(fields).map(([name, value]) => [name, value.replace('aq_…', key).replace('http://127.0.0.1:8080', url)]);
  return Object.fromEntries(filled) as Record<string, string>;
}
