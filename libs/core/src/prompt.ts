import { Fault } from './fault.ts';

/** A prompt file `<id>.v<version>.md`: front matter, then the parts under `# System` and `# User` with `{{input}}` in them. */
export interface Prompt {
  readonly id: string;
  readonly version: number;
  readonly inputs: readonly string[];
  readonly maxTokens: number;
  readonly temperature: number;
  readonly system: string;
  readonly user: string;
}

/** Refuses what could not be filled in later: a boot that succeeds has prompts that can. */
export function parsePrompt(fileName: string, text: string): Prompt {
  const [, matter, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n')) ?? [];
  const [, system, user] = /^\s*# System\n([\s\S]*)\n# User\n([\s\S]*)$/.exec(body ?? '') ?? [];
  const fields = new Map(
    (matter ?? '').split('\n').map((line) => [line.split(':')[0]?.trim() ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  );
  const prompt: Prompt = {
    id: fields.get('id') ?? '',
    version: Number(fields.get('version')),
    inputs: (fields.get('inputs') ?? '')
      .replace(/^\[|\]$/g, '')
      .split(',')
      .map((input) => input.trim())
      .filter(Boolean),
    maxTokens: Number(fields.get('maxTokens')),
    temperature: Number(fields.get('temperature') || Number.NaN),
    system: (system ?? '').trim(),
    user: (user ?? '').trim(),
  };
  const problems = problemsOf(prompt, fileName);
  if (problems.length > 0) throw new Fault('internal', `prompt ${fileName} cannot be used: ${problems.join('; ')}`);
  return prompt;
}

/** `{{input}}` by its value. */
export function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
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
  ];
  return checks.filter(([holds]) => !holds).map(([, problem]) => problem);
}
