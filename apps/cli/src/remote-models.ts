import type { Config } from '#config';
import { Fault } from '#core';
import { isRemote, OpenAiGenerator, readDeclaredModels, type RemoteModel, wordsForOperator } from '#gateway';

/** Whether each remote model can be reached from here, in the order in which they are tried. */
export async function remoteModels({
  gateway,
}: Config): Promise<readonly { readonly id: string; readonly ok: boolean; readonly text: string }[]> {
  const { models } = await readDeclaredModels(gateway);
  return Promise.all(models.filter(isRemote).map(look));
}

async function look(model: RemoteModel): Promise<{ readonly id: string; readonly ok: boolean; readonly text: string }> {
  const generator = new OpenAiGenerator(model);
  const { id } = generator;
  try {
    await generator.learn(new AbortController().signal);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { id, ok: false, text: wordsForOperator(error) };
  }
  const assumed = generator.knowsContext ? '' : ', which is assumed: set its contextTokens';
  return { id, ok: true, text: `${model.url} answers; ${id} holds ${generator.contextTokens} tokens${assumed}` };
}
