import { describe, expect, it } from 'vitest';
import { type GenerationRequest, type GenerationResult, Generator as LanguageModel, type Question } from '#core';
import { aFoundChunk, aScope, HashEmbedder, MemoryTraceStore, ranked, ScriptedGenerator } from '#testing';
import { AnswerDraft } from '../answer-draft.ts';
import { sentencesOf } from '../choose/choose-evidence.ts';
import { recorded } from './compose.ts';
import { FittedPrompt } from './compose-prompt.ts';
import { loadPrompts } from './prompts.ts';

const { compose } = loadPrompts();
const groups = ['The strongest evidence here now. ', 'The weakest evidence of all, and long. '].map((text, index) => {
  const passage = ranked(aFoundChunk(text.repeat(20)));
  const sentences = sentencesOf(passage).map((sentence) => ({ ...sentence, vector: new Float32Array(), cosine: 0, score: 1 - index }));
  return { title: 'A title', heading: null, sentences, best: sentences[0]! };
});
const inputs = { question: 'Why?', turns: [], groups };
const question: Question = { id: 'q1', text: 'Why?', scope: aScope, limit: 6, mode: 'compose', deadlineMs: 10_000 };

/** Two models as one: the roomy one is away, and the one that holds less writes. */
class StandIn extends LanguageModel {
  readonly id = 'roomy';
  readonly contextTokens = 100_000;
  asked: GenerationRequest | null = null;
  private readonly own: ScriptedGenerator;

  constructor(own: ScriptedGenerator) {
    super();
    this.own = own;
  }

  countPromptTokens(system: string, user: string): number {
    return this.own.countPromptTokens(system, user);
  }

  generate(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    this.asked = request;
    const shorter = request.shorterFor?.(this.own);
    request.onServed?.({ modelId: 'own', notes: ['own writes instead of roomy: it failed'] });
    return this.own.generate({ ...request, ...shorter }, signal);
  }
}

describe('what a model writes', () => {
  it('is kept with what the one that wrote was given, where that holds less, and says what it was not given', async () => {
    const all = FittedPrompt.of(compose, inputs, new ScriptedGenerator([], 100_000));
    const tokens = new ScriptedGenerator([]).countPromptTokens(compose.system, all?.now.user ?? '') + compose.maxTokens;
    const own = new ScriptedGenerator(['Words.'], tokens - 10);
    const generator = new StandIn(own);
    const prompt = FittedPrompt.of(compose, inputs, generator);
    if (!prompt) throw new Error('the prompt fits');
    expect(prompt.now.groups).toHaveLength(2);
    const [draft, traces] = [new AnswerDraft(), new MemoryTraceStore()];
    const asked = { question, queryVector: new Float32Array(), passages: [], prompt };
    for await (const _ of recorded(
      { embedder: new HashEmbedder(), generator, prompt: compose, traces },
      asked,
      draft,
      AbortSignal.timeout(5000),
    ));
    expect(prompt.now.groups).toEqual([groups[0]]);
    expect(draft.fallbacks).toEqual([
      expect.stringMatching(/^1 of 2 pieces of evidence, the weakest/),
      'own writes instead of roomy: it failed',
    ]);
    expect(traces.calls).toMatchObject([{ modelId: 'own', user: prompt.now.user }]);
    expect(own.requests[0]?.user).toBe(prompt.now.user);
    expect(generator.asked?.patienceMs).toBeLessThanOrEqual(question.deadlineMs);
    expect(generator.asked?.patienceMs).toBeGreaterThan(5000);
  });
});
