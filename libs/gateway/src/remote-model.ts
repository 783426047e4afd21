import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { GatewayConfig } from '#config';
import { Fault } from '#core';

/** Longer than this the connection itself gives up. */
const mostMs = 290_000;
const milliseconds = (initial: number) => z.int().min(10).max(mostMs).default(initial);

/** How many requests a model works on at once, and how long others may wait for it. */
const limits = {
  concurrency: z.int().min(1).max(1000),
  mostWaiting: z.int().min(0).max(10_000).default(32),
  waitMs: milliseconds(20_000),
};

/** An address is shown, on pages and in the log, and calls are written behind it. */
const serverUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => !URL.canParse(url) || !holdsMore(url), {
    error: 'holds more than an address up to /v1: no name or password, nothing from ? or # on; the key goes into AQUIFER_REMOTE_KEYS',
  })
  .transform((url) => url.replace(/\/+$/, ''));

function holdsMore(url: string): boolean {
  const { username, password } = new URL(url);
  return username !== '' || password !== '' || /[?#]/.test(url);
}

/** What each request says for itself. */
const reserved: ReadonlySet<string> = new Set([
  'model',
  'messages',
  'stream',
  'stream_options',
  'max_tokens',
  'max_completion_tokens',
  'temperature',
  'top_p',
  'top_k',
  'n',
  'response_format',
]);

/** What a model reads may come from anybody: nothing that it writes sets anything in motion. */
const tools: ReadonlySet<string> = new Set([
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'functions',
  'function_call',
  'web_search_options',
  'plugins',
]);

const extra = z.record(z.string(), z.json()).superRefine((fields, context) => {
  const taken = Object.keys(fields).filter((field) => reserved.has(field));
  if (taken.length > 0)
    context.addIssue({ code: 'custom', message: `may not hold ${taken.join(', ')}: each request says that for itself` });
  const reaching = Object.keys(fields).filter((field) => tools.has(field));
  if (reaching.length > 0)
    context.addIssue({ code: 'custom', message: `may not hold ${reaching.join(', ')}: no tool can be reached from an answer` });
});

const Remote = z.strictObject({
  name: z.string().regex(/^[\w.-]{1,40}$/, 'letters, digits, dot, dash and underscore, at most 40'),
  url: serverUrl,
  model: z.string().min(1).max(200),
  /** Missing: as the server says, else 4096. */
  contextTokens: z.int().min(256).max(10_000_000).optional(),
  ...limits,
  concurrency: limits.concurrency.default(8),
  firstTokenMs: milliseconds(20_000),
  idleMs: milliseconds(15_000),
  totalMs: milliseconds(120_000),
  /** What the server has to call the model in its answers; missing: whatever it says. */
  answersAs: z.string().min(1).max(200).optional(),
  maxTokensAs: z.enum(['max_tokens', 'max_completion_tokens']).default('max_tokens'),
  /** Temperature and its like; false for thinking models that refuse them. */
  sendsSampling: z.boolean().default(true),
  /** Sent with every request, such as `{ "chat_template_kwargs": { "enable_thinking": false } }`. */
  extra: extra.default({}),
});
/** Whoever waits for it waits for a model that may take a minute an answer. */
const Local = z.strictObject({
  name: z.literal('local'),
  ...limits,
  waitMs: milliseconds(120_000),
  /** Missing: as many as it answers at once. */
  concurrency: limits.concurrency.optional(),
});

/** A model for requests that all of this holds for; the others go on behind it as declared. */
const Route = z.strictObject({
  model: z.string(),
  prompts: z.array(z.string()).min(1).optional(),
  mostPromptTokens: z.int().min(1).optional(),
  leastPromptTokens: z.int().min(1).optional(),
  hasSchema: z.boolean().optional(),
});

const GatewayFile = z.strictObject({
  models: z
    .array(z.union([Local, Remote]))
    .min(1)
    .max(50),
  routes: z.array(Route).max(100).default([]),
});

export type RemoteModel = z.infer<typeof Remote> & { readonly key: string | null };
export type LocalModel = z.infer<typeof Local>;
export type RouteRule = z.infer<typeof Route>;

/** The model of this process where nobody says more of it. */
export const localModel: LocalModel = Local.parse({ name: 'local' });

/** What the configuration says of models; the local one is among them once, the last where it was not named. */
export interface DeclaredModels {
  readonly models: readonly (LocalModel | RemoteModel)[];
  readonly routes: readonly RouteRule[];
}

export const isRemote = (model: LocalModel | RemoteModel): model is RemoteModel => 'url' in model;

/** Reads the list or the file; throws a Fault that names everything that is wrong. */
export async function readDeclaredModels({ remote, keys, only }: GatewayConfig): Promise<DeclaredModels> {
  if (remote.kind === 'none') return { models: [Local.parse({ name: 'local' })], routes: [] };
  const from = remote.kind === 'file' ? remote.path : 'AQUIFER_REMOTE_MODELS';
  const given =
    remote.kind === 'file'
      ? await readJson(remote.path)
      : { models: remote.models.map((model) => (model === 'local' ? { name: 'local' } : model)) };
  const parsed = GatewayFile.safeParse(given);
  if (!parsed.success)
    throw unusable(
      from,
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    );
  const { models, routes } = parsed.data;
  const problems = problemsOf(parsed.data, Object.keys(keys));
  if (problems.length > 0) throw unusable(from, problems);
  const keyed = models.map((model) => ('url' in model ? { ...model, key: keys[model.name] ?? null } : model));
  if (only !== null) return { models: keyed.filter(({ name }) => name === only), routes: [] };
  const hasLocal = models.some(({ name }) => name === 'local');
  return { models: hasLocal ? keyed : [...keyed, Local.parse({ name: 'local' })], routes };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw unusable(path, [
      error instanceof SyntaxError ? `it is no JSON: ${error.message}` : 'it cannot be read; name a file that this process may read',
    ]);
  }
}

function problemsOf({ models, routes }: z.infer<typeof GatewayFile>, keyed: readonly string[]): string[] {
  const names = models.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...models
      .filter((model) => model.name === 'local' && 'url' in model)
      .map(() => '"local" is the model of this machine; give the one at another address another name'),
    ...twice.map((name) => `two models are called "${name}"; give each its own name`),
    ...routes.filter(({ model }) => model !== 'local' && !names.includes(model)).map(({ model }) => `routes: there is no model "${model}"`),
    ...keyed.filter((name) => !names.includes(name)).map((name) => `AQUIFER_REMOTE_KEYS: there is no model "${name}"`),
  ];
}

function unusable(from: string, problems: readonly string[]): Fault {
  return new Fault(
    'bad_request',
    `${from} does not say which remote models to use:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
  );
}
