import { Answerer, checkSupport, loadPrompts, supportThreshold } from '#answer';
import type { Answer, Principal, Question, Retriever } from '#core';
import { answerFreshness, contradictionsOf } from '#freshness';
import type { AnswerSubject, GroundedSubject } from '#quality';
import type { Runtime } from '#runtime';
import { defaultOrganisationId } from '#store';

const principal: Principal = { organisationId: defaultOrganisationId, keyId: null, role: 'admin', groups: [] };
const scope: Question['scope'] = { principal, collectionIds: [], filter: {}, asOf: null };

/** The product's own answering over given passages. Nothing is held back by the gate: choosing is measured apart from deciding. */
export function answerSubject(runtime: Runtime): AnswerSubject {
  const { embedder, generator, compose } = runtime.models;
  const prompts = loadPrompts();
  const answererOver = (retriever: Retriever): Answerer =>
    new Answerer({
      retriever,
      embedder,
      generator,
      prompts,
      contradictionsOf,
      freshnessOf: answerFreshness,
      composeAllowed: compose,
      traces: runtime.traces,
      settings: { threshold: 0, chunking: {} },
      clock: () => new Date(),
    });
  return {
    modes: generator ? ['extract', 'compose'] : ['extract'],
    embedder,
    second: runtime.models.judges.secondEmbedder,
    ask: ({ id, text, mode }, retriever, signal) =>
      lastOf(answererOver(retriever).answer({ id, text, mode, scope, limit: 6, deadlineMs: 600_000 }, signal)),
    isSupported: async (sentence, quotes, signal) => {
      if (quotes.some((quote) => quote.includes(sentence))) return true;
      const { score, conflicts } = await checkSupport(sentence, quotes, embedder, signal);
      return score >= supportThreshold && conflicts.length === 0;
    },
  };
}

export function groundedSubject({ models }: Runtime): GroundedSubject {
  return {
    threshold: supportThreshold,
    support: async (claim, evidence, signal) => (await checkSupport(claim, evidence, models.embedder, signal)).score,
  };
}

async function lastOf(answering: AsyncGenerator<unknown, Answer>): Promise<Answer> {
  let step = await answering.next();
  while (!step.done) step = await answering.next();
  return step.value;
}
