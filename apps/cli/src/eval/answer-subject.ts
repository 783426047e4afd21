import { lastOf } from './last-of.ts';
import { Answerer, checkSupport, defaultThreshold, loadPrompts, supportThreshold } from '#answer';
import { type Answer, Fault, type Principal, promptFolder, type Question, readPrompts, type Retriever } from '#core';
import { answerFreshness, contradictionsOf } from '#freshness';
import { poisonIn } from '#guard';
import type { AnswerOfMode, AnswerSubject, AskedInMode, EvalMode, GroundedSubject } from '#quality';
import type { Runtime } from '#runtime';
import { defaultOrganisationId } from '#store';
import { freeText } from './free-text.ts';

const principal: Principal = { organisationId: defaultOrganisationId, keyId: null, role: 'admin', groups: [] };
const scope: Question['scope'] = { principal, collectionIds: [], filter: {}, asOf: null };
const limit = 6;
const deadlineMs = 600_000;

/** The product's own answering over given passages, and its peer. Nothing is held back by the gate or by asking back: choosing is measured apart from deciding. */
export function answerSubject(runtime: Runtime, modes: readonly EvalMode[] = []): AnswerSubject {
  const { embedder, generator, judges } = runtime.models;
  const free = readPrompts(promptFolder('quality'), ['free-text'])['free-text'];
  if (!generator && modes.some((mode) => mode !== 'extract'))
    throw new Fault('bad_request', `${modes.join(', ')} needs a model that writes, and there is none; name a .gguf file`);
  return {
    modes: modes.length > 0 ? modes : generator ? ['extract', 'compose'] : ['extract'],
    embedder,
    second: judges.secondEmbedder,
    ask: async (question, retriever, signal) => {
      if (question.mode !== 'free-text' || !generator) return asServed(await answerOf(runtime, question, retriever, signal));
      const { passages } = await retriever.retrieve({ query: question.text, scope, limit }, signal);
      return freeText({ generator, prompt: free }, question.text, passages, signal);
    },
    isSupported: async (sentence, quotes, signal) => {
      if (quotes.some(({ quote }) => quote.includes(sentence))) return true;
      const texts = quotes.map(({ title, quote }) => ({ title, text: quote }));
      const { score, conflicts } = await checkSupport(sentence, texts, embedder, signal);
      return score >= supportThreshold && conflicts.length === 0;
    },
  };
}

async function answerOf(runtime: Runtime, { id, text, mode }: AskedInMode, retriever: Retriever, signal: AbortSignal): Promise<Answer> {
  const { embedder, generator, compose } = runtime.models;
  const answerer = new Answerer({
    retriever,
    embedder,
    generator,
    prompts: loadPrompts(),
    contradictionsOf,
    freshnessOf: answerFreshness,
    ...(runtime.config.guard.poisoning && { poisonIn }),
    composeAllowed: compose,
    traces: runtime.traces,
    guard: runtime.guard,
    settings: { threshold: 0, asksBack: false, chunking: {} },
    clock: () => new Date(),
  });
  const asked = mode === 'compose' ? mode : 'extract';
  return lastOf(answerer.answer({ id, text, mode: asked, scope, limit, deadlineMs }, signal));
}

const asServed = (answer: Answer): AnswerOfMode => ({ ...answer, isGiven: answer.gate.score >= defaultThreshold });

export function groundedSubject({ models }: Runtime): GroundedSubject {
  return {
    threshold: supportThreshold,
    support: async (claim, evidence, signal) => {
      const texts = evidence.map((text) => ({ text }));
      return (await checkSupport(claim, texts, models.embedder, signal)).score;
    },
  };
}
