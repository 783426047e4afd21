import type { Answer, Question } from '#core';
import { aFoundChunk, ranked } from '#testing';

interface Cited {
  readonly documentId: string;
  readonly text: string;
}

interface Draft {
  readonly question: Question;
  readonly configurationId: string;
  readonly cited: readonly Cited[];
}

/** An answer of one sentence for each text, each citing its document. */
export function answerCiting({ question, configurationId, cited }: Draft): Answer {
  const passages = cited.map(({ documentId, text }, index) =>
    ranked(aFoundChunk(text, { documentId, chunkId: `chunk ${index} of ${documentId}` }), { cosine: 0.9 }),
  );
  const place = { page: null, boxes: [], url: null };
  return {
    id: question.id,
    status: 'answered',
    mode: 'extract',
    reason: null,
    text: cited.map(({ text }, index) => `${text} [${index + 1}]`).join(' '),
    sentences: cited.map(({ text }, index) => ({ text, markers: [index + 1], verdict: 'verbatim' })),
    citations: passages.map(({ documentId, chunkId, title, text, revision, start, end }, index) => ({
      ...place,
      documentId,
      chunkId,
      title,
      revision,
      start,
      end,
      marker: index + 1,
      quote: text,
    })),
    passages,
    legs: [{ leg: 'keyword', status: 'ok', note: null, hits: cited.length, ms: 1 }],
    fallbacks: [],
    freshness: { verdict: 'current', date: new Date(), words: null, documents: [], contradictions: [] },
    gate: { score: 1, threshold: 0.5 },
    configurationId,
    usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: 1 },
    timings: { total: 1 },
  };
}
