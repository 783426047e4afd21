import type { GenerationRequest, GenerationResult, Generator as LanguageModel } from '#core';
import { Lane, type LaneParts } from './lane.ts';
import { OpenAiGenerator } from './openai-generator.ts';
import type { RemoteModel } from './remote-model.ts';

/** What specs declare of a remote model: deadlines that a test can wait for. */
export const remoteAt = (url: string, fields: Partial<RemoteModel> = {}): RemoteModel => ({
  name: 'fast',
  url,
  model: 'tiny',
  key: null,
  concurrency: 4,
  mostWaiting: 4,
  waitMs: 1000,
  firstTokenMs: 300,
  idleMs: 200,
  totalMs: 2000,
  maxTokensAs: 'max_tokens',
  sendsSampling: true,
  extra: {},
  ...fields,
});

export function laneTo(url: string, fields: Partial<RemoteModel> = {}, parts: Partial<LaneParts> = {}): Lane {
  const remote = remoteAt(url, fields);
  const generator = new OpenAiGenerator(remote);
  return new Lane({ generator, limits: remote, server: url, hasEarned: true, clock: () => Date.now(), ...parts });
}

export async function whole(
  generator: LanguageModel,
  request: GenerationRequest,
  signal = new AbortController().signal,
): Promise<GenerationResult> {
  const stream = generator.generate(request, signal);
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value;
  }
}
