import type * as contract from '#contract';
import { type Answer, type AnswerPart, type AnswerSentence, type Citation, rungOf, type Writer } from '#core';
import { toData } from './present-data.ts';
import { toGuard } from './present-guard.ts';
import { toFreshness, toPassage } from './present.ts';
import { time, timeOrNull, toUnderstood } from './present-values.ts';

export function toCitation({ start, end, boxes, ...citation }: Citation): contract.Citation {
  const { marker, documentId, revision, chunkId, title, quote, page, url } = citation;
  return { marker, documentId, revision, chunkId, title, quote, span: { start, end }, page, boxes: [...boxes], url };
}

export function toSentence({
  text,
  markers,
  verdict,
  altered,
  context,
  table,
  support,
  parts,
}: AnswerSentence): contract.Answer['sentences'][number] {
  const shown = table && {
    ...table,
    header: [...table.header],
    rows: table.rows.map((row) => row.map(({ text, start, end, isAnswer }) => ({ text, span: { start, end }, isAnswer }))),
  };
  return {
    text,
    markers: [...markers],
    verdict,
    ...(altered && { altered }),
    ...(context !== undefined && { context }),
    ...(shown && { table: shown }),
    ...(support !== undefined && { support }),
    ...(parts && { parts: [...parts] }),
  };
}

export function toAnswer(answer: Answer): contract.Answer {
  const { id, status, mode, reason, text, fallbacks, freshness, gate, usage, timings, understood, writer } = answer;
  return {
    id,
    status,
    mode,
    rung: rungOf(answer),
    ...(mode === 'compose' && writer && { writtenBy: toWriter(writer) }),
    reason,
    gate: toGate(gate),
    usage,
    answer: text,
    ...toData(answer.data),
    sentences: answer.sentences.map(toSentence),
    ...toParts(answer),
    ...(answer.choices && { choices: [...answer.choices] }),
    citations: answer.citations.map(toCitation),
    ...(answer.removed && { removed: [...answer.removed] }),
    ...(answer.again && { again: answer.again }),
    ...(answer.citationCheck && { citationCheck: answer.citationCheck }),
    passages: answer.passages.map((passage) => toPassage(passage, { explain: true })),
    legs: [...answer.legs],
    ...(understood && { understood: toUnderstood(understood) }),
    fallbacks: [...fallbacks],
    freshness: {
      verdict: freshness.verdict,
      date: timeOrNull(freshness.date),
      words: freshness.words,
      documents: freshness.documents.map(toFreshness),
      contradictions: freshness.contradictions.map(({ values: [newer, older], newerBy, ...said }) => ({
        values: [newer, older],
        ...(newerBy !== undefined && { newerBy }),
        newer: { ...said.newer, changedAt: time(said.newer.changedAt) },
        older: { ...said.older, changedAt: time(said.older.changedAt) },
      })),
    },
    guard: toGuard(answer.guard),
    config: answer.versionId ?? answer.configurationId,
    cached: 'cache' in timings,
    timings: { ...timings },
  };
}

const toWriter = ({ modelId: model, insteadOf }: Writer): contract.Answer['writtenBy'] => ({
  model,
  ...(insteadOf !== undefined && { insteadOf }),
});

const toGate = ({ score, threshold, evidence }: Answer['gate']): contract.Answer['gate'] => ({
  score,
  threshold,
  ...(evidence && { evidence: [...evidence] }),
});

/** Nothing of a question answered as one. */
function toParts({ parts, sentences }: Pick<Answer, 'parts' | 'sentences'>): Pick<contract.Answer, 'parts'> {
  const toPart = ({ question, status, reason, gate }: AnswerPart, part: number): contract.AnswerPart => ({
    question,
    status,
    reason,
    gate: toGate(gate),
    sentences: sentences.flatMap((sentence, index) => (sentence.parts?.includes(part) ? [index] : [])),
  });
  return parts ? { parts: parts.map(toPart) } : {};
}
