import { dirname } from 'node:path';
import type { TextClassifier } from '#core';
import { findClassifyModel, OnnxTextClassifier } from '#models';
import { idOf, missing, none, type Opened, type Opening, ready } from './open-judges.ts';

/** What models for attacks are trained with; a folder's `config.json` may say less. */
const folderContextTokens = 512;

/** One that cannot be had is a warning: the guard's own score stands without it. */
export async function openGuardClassifier({ config, profile, log, stack, fetch }: Opening): Promise<Opened<TextClassifier>> {
  const wanted = config.guard.documents ? config.guardModels.classifier : null;
  if (!wanted) return none;
  const { model, labels } = wanted;
  const report = { id: idOf(model), role: 'guard' };
  const { device, threads } = profile.embedder;
  const options = { device, threads, labels };
  try {
    if (model.kind === 'folder') {
      const own = { id: report.id, contextTokens: folderContextTokens };
      const opened = stack.use(await OnnxTextClassifier.open(own, { dir: dirname(model.path) }, options));
      return { model: opened, reports: [ready(report, null, opened.deviceInUse)], warnings: [] };
    }
    const entry = findClassifyModel(model.id);
    await fetch(entry);
    const opened = stack.use(await OnnxTextClassifier.open(entry, config.models, options));
    return { model: opened, reports: [ready(report, entry, opened.deviceInUse)], warnings: [] };
  } catch (error) {
    return missing('classifier for the guard, so its own score stands without it', report, { error, log });
  }
}
