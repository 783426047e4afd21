import { Fault } from './fault.ts';
import type { GenerationRequest } from './models.ts';

/**
 * A prompt file `<id>.v<version>.md`: front matter, then the parts under `# System` and `# User` with `{{input}}` in them; between the two
 * any number of `# Example`, each with `## User` and `## Answer`, and a `# Schema` with JSON.
 */
export interface Prompt {
  readonly id: string;
  readonly version: number;
  readonly inputs: readonly string[];
  readonly maxTokens: number;
  readonly temperature: number;
  /** Sampled from the likeliest tokens that together have this share, 0 to 1; null: from all. */
  readonly topP: number | null;
  /** Sampled from so many of the likeliest tokens; null: from all. */
  readonly topK: number | null;
  /** The only models that it is for; empty: any. */
  readonly models: readonly string[];
  /** JSON schema that every answer holds to; null: the answer is text. */
  readonly schema: Readonly<Record<string, unknown>> | null;
  /** With its examples. */
  readonly system: string;
  readonly user: string;
}

/** Refuses what could not be filled in later: a boot that succeeds has prompts that can. */
export function parsePrompt(fileName: string, text: string): Prompt {
  const [, matter, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n')) ?? [];
  const [, before, user] = /^\s*# System\n([\s\S]*?)\n# User\n([\s\S]*)$/.exec(body ?? '') ?? [];
  const { system, examples, schema } = partsOf(before ?? '');
  const fields = new Map(
    (matter ?? '').split('\n').map((line) => [line.split(':')[0]?.trim() ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  );
  const prompt: Prompt = {
    id: fields.get('id') ?? '',
    version: Number(fields.get('version')),
    inputs: listOf(fields.get('inputs')),
    maxTokens: Number(fields.get('maxTokens')),
    temperature: Number(fields.get('temperature') || Number.NaN),
    topP: numberOrNull(fields.get('topP')),
    topK: numberOrNull(fields.get('topK')),
    models: listOf(fields.get('models')),
    schema: schema === null ? null : objectOf(schema),
    system: [system, ...examples.map(exampleText)].join('\n\n').trim(),
    user: (user ?? '').trim(),
  };
  const isBroken = (example: string): boolean => exampleText(example) === '';
  const problems = [
    ...problemsOf(prompt, fileName),
    ...(examples.some(isBroken) ? ['an example needs a "## User" and a "## Answer" part'] : []),
    ...(schema !== null && prompt.schema === null ? ['its schema is no JSON object'] : []),
  ];
  if (problems.length > 0) throw new Fault('internal', `prompt ${fileName} cannot be used: ${problems.join('; ')}`);
  return prompt;
}

/** `{{input}}` by its value. */
export function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

/** What a model is asked for by a prompt whose user part was filled in. */
export function requestOf(prompt: Prompt, user: string): GenerationRequest {
  const { id, system, maxTokens, temperature, topP, topK, schema } = prompt;
  return {
    route: id,
    system,
    user,
    maxTokens,
    temperature,
    ...(topP !== null && { topP }),
    ...(topK !== null && { topK }),
    ...(schema && { schema }),
  };
}

interface Parts {
  readonly system: string;
  readonly examples: readonly string[];
  readonly schema: string | null;
}

function partsOf(before: string): Parts {
  const [system = '', ...others] = before.split(/^# (?=(?:Example|Schema)\n)/m);
  const named = (name: string): string[] =>
    others.filter((part) => part.startsWith(`${name}\n`)).map((part) => part.slice(name.length + 1));
  return { system: system.trim(), examples: named('Example'), schema: named('Schema')[0] ?? null };
}

/** As it stands among the instructions; empty when a part is missing. */
function exampleText(example: string): string {
  const [, user = '', answer = ''] = /^\s*## User\n([\s\S]*?)\n## Answer\n([\s\S]*)$/.exec(example) ?? [];
  return user.trim() === '' || answer.trim() === '' ? '' : `Example:\n${user.trim()}\n\nIts answer:\n${answer.trim()}`;
}

function objectOf(text: string): Prompt['schema'] {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\s*```(?:json)?\n|\n```\s*$/g, ''));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
  } catch {
    return null;
  }
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

/** NaN, which no check lets pass, for what is no number. */
function numberOrNull(text: string | undefined): number | null {
  return text === undefined ? null : Number(text || Number.NaN);
}

function problemsOf(prompt: Prompt, fileName: string): string[] {
  const used = new Set([...`${prompt.system}\n${prompt.user}`.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''));
  const checks: readonly (readonly [boolean, string])[] = [
    [
      fileName === `${prompt.id}.v${prompt.version}.md`,
      `its front matter says ${prompt.id || 'no id'} version ${prompt.version}, which is another file name`,
    ],
    [prompt.system !== '' && prompt.user !== '', 'it needs a "# System" and a "# User" part'],
    [prompt.inputs.every((input) => used.has(input)), `an input of [${prompt.inputs.join(', ')}] is not used`],
    [
      [...used].every((input) => prompt.inputs.includes(input)),
      `it uses {{${[...used].join('}}, {{')}}} but declares [${prompt.inputs.join(', ')}]`,
    ],
    [Number.isInteger(prompt.maxTokens) && prompt.maxTokens > 0, 'maxTokens must be a whole number above 0'],
    [prompt.temperature >= 0 && prompt.temperature <= 2, 'temperature must be between 0 and 2'],
    [prompt.topP === null || (prompt.topP > 0 && prompt.topP <= 1), 'topP must be above 0 and at most 1'],
    [prompt.topK === null || (Number.isInteger(prompt.topK) && prompt.topK > 0), 'topK must be a whole number above 0'],
  ];
  return checks.filter(([holds]) => !holds).map(([, problem]) => problem);
}
