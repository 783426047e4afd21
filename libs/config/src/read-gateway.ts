import { resolve } from 'node:path';
import type { Environment } from './environment.ts';

export interface GatewayConfig {
  readonly remote: RemoteChoice;
  /** The only one of them that is used; null: all. */
  readonly only: string | null;
  /** By the name of the model. */
  readonly keys: Readonly<Record<string, string>>;
  /** Between two looks whether remote models still answer as they did; 0: never. */
  readonly canaryMs: number;
}

/** Remote models in the order in which they are tried. */
export type RemoteChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'list'; readonly models: readonly ('local' | NamedModel)[] }
  | { readonly kind: 'file'; readonly path: string };

interface NamedModel {
  readonly name: string;
  readonly url: string;
  readonly model: string;
}

/** No model but the one of this process. */
export const noGateway: GatewayConfig = { remote: { kind: 'none' }, only: null, keys: {}, canaryMs: 0 };

export function toGateway({
  AQUIFER_REMOTE_MODELS: models,
  AQUIFER_REMOTE_KEYS: keys,
  AQUIFER_CANARY_MINUTES: minutes,
}: Environment): GatewayConfig {
  return {
    remote: toRemote(models),
    only: null,
    keys: Object.fromEntries(entriesOf(keys).flatMap((entry) => pairOf(entry) ?? [])),
    canaryMs: minutes * 60_000,
  };
}

export function gatewayContradictions({ AQUIFER_REMOTE_MODELS: models, AQUIFER_REMOTE_KEYS: keys }: Environment): string[] {
  const remote = toRemote(models);
  return [
    ...(remote.kind === 'list' ? listProblems(entriesOf(models)) : []),
    ...keyProblems(entriesOf(keys)),
    ...(keys && remote.kind === 'none' ? ['AQUIFER_REMOTE_KEYS: there is no model to use them with; set AQUIFER_REMOTE_MODELS'] : []),
  ];
}

function toRemote(value: string | undefined): RemoteChoice {
  if (value === undefined) return { kind: 'none' };
  if (value.trim().endsWith('.json')) return { kind: 'file', path: resolve(value.trim()) };
  return { kind: 'list', models: entriesOf(value).flatMap((entry) => modelOf(entry) ?? []) };
}

/** A key goes into a header: what does not fit there would be told back with the key in it, at each call. No message has a key in it. */
const headerSigns = /^[\x21-\x7e]+$/;

function keyProblems(entries: readonly string[]): string[] {
  const pairs = entries.flatMap((entry) => pairOf(entry) ?? []);
  const notPairs = entries.length - pairs.length;
  const names = pairs.map(([name]) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...(notPairs > 0 ? [`AQUIFER_REMOTE_KEYS: ${notPairs} of its entries are no name=key; write fast=sk-…,other=sk-…`] : []),
    ...pairs
      .filter(([, key]) => !headerSigns.test(key))
      .map(([name]) => `AQUIFER_REMOTE_KEYS: the key of "${name}" has signs that no key may have, such as spaces or letters with accents`),
    ...twice.map((name) => `AQUIFER_REMOTE_KEYS: "${name}" has two keys; leave one of them`),
  ];
}

function listProblems(entries: readonly string[]): string[] {
  const bad = entries.filter((entry) => modelOf(entry) === null);
  return bad.map(
    (entry) =>
      `AQUIFER_REMOTE_MODELS: "${withoutSecrets(entry)}" is no name=url#model; write fast=http://gpu:8000/v1#Qwen/Qwen3-8B, the word local, or the path of a .json file`,
  );
}

/** Where passwords and keys stand in addresses. */
const withoutSecrets = (entry: string): string => entry.replace(/\/\/[^/#]*@/, '//…@').replace(/\?[^#]*/, '?…');

function modelOf(entry: string): 'local' | NamedModel | null {
  if (entry === 'local') return entry;
  const [, name, url, model] = /^([\w.-]+)=(https?:\/\/[^#\s]+)#(\S+)$/.exec(entry) ?? [];
  return name && url && model && URL.canParse(url) ? { name, url, model } : null;
}

/** A key may hold `=`: only the first one divides. What stands before it is told, so it has to be a name. */
function pairOf(entry: string): [string, string][] | null {
  const [, name, key] = /^([\w.-]{1,40})\s*=\s*(.+)$/s.exec(entry) ?? [];
  return name && key ? [[name, key]] : null;
}

const entriesOf = (value: string | undefined): string[] =>
  (value ?? '')
    .split(/[,\r\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
