import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { loadPrompts } from '#answer';
import { type Config, noGateway } from '#config';
import { Fault, promptFolder } from '#core';
import { isRemote, readDeclaredModels } from '#gateway';
import { type ComposeCheck, generatorCanCompose, saveComposeCheck } from '#models';
import { readAnswerItems, runAnswerEval, writtenFigures } from '#quality';
import { gatewayLines } from '#runtime';
import { AnswerFile } from './eval/answer-journal.ts';
import { answerSubject } from './eval/answer-subject.ts';
import { OwnFolders } from './eval/own-folders.ts';
import { inRuntimeOf } from './evaluate.ts';

/** Lets a model write the answers of the built-in check set, says what it failed, and keeps the result beside the models. */
export async function checkModel(config: Config, model: string | undefined): Promise<void> {
  const items = readAnswerItems(await readFile(join(promptFolder('quality'), '../sets/compose-check.jsonl'), 'utf8'));
  const own = model === undefined ? config : await withModel(config, model);
  using folders = new OwnFolders();
  const journal = await AnswerFile.open(null, null);
  const { modelId, server } = await folders.within('aquifer-check-', (dir) =>
    inRuntimeOf(own, dir, async (runtime) => {
      await runAnswerEval(items, answerSubject(runtime, ['compose']), folders.signal, journal);
      const [asked] = gatewayLines(runtime.models.generator);
      return { modelId: asked?.id ?? '', server: asked?.server ?? null };
    }),
  );
  const { supported, removed } = writtenFigures(journal.said);
  for (const { text, reason } of removed) console.log(`not supported: ${text}\n               ${reason}`);
  const written = supported + removed.length;
  const check: ComposeCheck = {
    modelId,
    supportedRate: written === 0 ? 0 : supported / written,
    questions: items.length,
    promptVersion: loadPrompts().compose.version,
    ...(server !== null && { server }),
  };
  if (written === 0)
    throw new Fault(
      'model_unavailable',
      `${modelId} wrote no sentence, so nothing is recorded; see what it says with "aquifer models list"`,
    );
  await saveComposeCheck(config.models, check);
  console.log(`${supported} of ${written} sentences were supported`);
  console.log(generatorCanCompose(modelId, [check], check.promptVersion).why);
}

/** The name of a remote model goes before that of one of the manifest. */
async function withModel(config: Config, model: string): Promise<Config> {
  const { models } = await readDeclaredModels(config.gateway);
  const isDeclared = models.some((each) => isRemote(each) && each.name === model);
  if (isDeclared) return { ...config, gateway: { ...config.gateway, only: model } };
  return { ...config, gateway: noGateway, models: { ...config.models, generator: choiceOf(model) } };
}

function choiceOf(model: string): Config['models']['generator'] {
  if (model.includes('/') && !model.endsWith('.gguf'))
    throw new Fault('bad_request', `"${basename(model)}" is no .gguf file and no model of the manifest`);
  return model.endsWith('.gguf') ? { kind: 'file', path: resolve(model) } : { kind: 'manifest', id: model };
}
