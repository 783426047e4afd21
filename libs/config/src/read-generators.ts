import { basename, resolve } from 'node:path';
import type { Environment } from './environment.ts';

/** What is drafted ahead of a generator: its quotes while that pays, by a model too where there is one; or nothing. */
export type DraftSettings = { readonly mode: 'off' } | { readonly mode: 'auto'; readonly model: GeneratorChoice | null };

export type GeneratorChoice =
  | { readonly kind: 'auto' | 'none' }
  | { readonly kind: 'manifest'; readonly id: string }
  | { readonly kind: 'file'; readonly path: string };

export function toGenerator(choice: string): GeneratorChoice {
  if (choice === 'auto' || choice === 'none') return { kind: choice };
  return choice.endsWith('.gguf') ? { kind: 'file', path: resolve(choice) } : { kind: 'manifest', id: choice };
}

export function toDrafts({ AQUIFER_DRAFTS: mode, AQUIFER_DRAFT_MODEL: model }: Environment): DraftSettings {
  return mode === 'off' ? { mode } : { mode, model: model === undefined ? null : toGenerator(model) };
}

export function generatorContradictions(environment: Environment): string[] {
  const { AQUIFER_GENERATOR: own, AQUIFER_GENERATORS: others } = environment;
  // Whoever calls the API knows a file by its name alone.
  const paths = [...new Set([own, ...others].filter((name) => name.endsWith('.gguf')).map((name) => resolve(name)))];
  const names = paths.map((path) => basename(path));
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return [
    ...others
      .filter((name) => name === 'auto' || name === 'none')
      .map((name) => `AQUIFER_GENERATORS: "${name}" is no model; name models of the manifest or .gguf files`),
    ...twice.map((name) => `AQUIFER_GENERATORS: two files are called ${name}; give each its own name`),
    ...draftContradictions(environment),
  ];
}

function draftContradictions({ AQUIFER_DRAFTS, AQUIFER_DRAFT_MODEL: model }: Environment): string[] {
  if (model === undefined) return [];
  if (model === 'auto' || model === 'none')
    return [`AQUIFER_DRAFT_MODEL: "${model}" is no model; name one of the manifest or a .gguf file`];
  return AQUIFER_DRAFTS === 'off'
    ? [`AQUIFER_DRAFT_MODEL: "${model}" drafts nothing while AQUIFER_DRAFTS is "off"; leave one of them out`]
    : [];
}
