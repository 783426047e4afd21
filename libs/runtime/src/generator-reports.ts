import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { loadPrompts } from '#answer';
import { bytesOf, type ComposeCheck, generateModels, generatorCanCompose, LlamaGenerator, modelFilePath, type Profile } from '#models';
import type { ModelReport } from './model-report.ts';

/** Those of the manifest that are not in use: whether one may write tells which to choose. */
export function otherGenerators({ generator: profile }: Profile, dir: string, checks: readonly ComposeCheck[]): ModelReport[] {
  const used = profile.kind === 'manifest' ? profile.model.id : null;
  const { version } = loadPrompts().compose;
  return generateModels().flatMap((model): ModelReport[] =>
    model.id === used
      ? []
      : [
          {
            id: model.id,
            role: model.role,
            state: model.files.every(({ name }) => existsSync(modelFilePath(dir, model, name))) ? 'ready' : 'absent',
            device: 'not in use',
            bytes: bytesOf(model),
            licence: model.licence,
            note: generatorCanCompose(model.id, checks, version).why,
          },
        ],
  );
}

/** The one in use; `opened` says why where it could not be. */
export function generatorReports(
  { generator: profile }: Profile,
  opened: LlamaGenerator | string | null,
  checks: readonly ComposeCheck[],
): ModelReport[] {
  if (profile.kind === 'none') return [];
  const model = profile.kind === 'manifest' ? profile.model : null;
  const id = model?.id ?? basename(profile.kind === 'file' ? profile.path : '');
  return [
    {
      id,
      role: 'generate',
      state: typeof opened === 'string' || opened === null ? 'failed' : 'ready',
      device: opened instanceof LlamaGenerator ? opened.deviceInUse.device : profile.device,
      bytes: model ? bytesOf(model) : 0,
      licence: model?.licence ?? 'unknown',
      note: typeof opened === 'string' ? opened : `${profile.why}; ${generatorCanCompose(id, checks, loadPrompts().compose.version).why}`,
    },
  ];
}
