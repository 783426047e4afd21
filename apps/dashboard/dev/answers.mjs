// Made-up answers: found, written, missing, partial.
import { ago as hours, documents, texts } from './library.mjs';

const spanOf = (id, quote) => ({ start: texts[id].indexOf(quote), end: texts[id].indexOf(quote) + quote.length });
const cite = (marker, id, quote, page = null) => ({
  marker,
  documentId: id,
  revision: documents.find((d) => d.id === id).latest.number,
  chunkId: `${id}-c${marker}`,
  title: documents.find((d) => d.id === id).title,
  quote,
  span: spanOf(id, quote),
  page,
  boxes: [],
  url: null,
});
const quotes = [
  ['d1', 'The check valve closes when the outlet pressure exceeds 2.4 bar.', 1],
  ['d1', 'It must be replaced every 18 months, or after 4,000 hours of operation, whichever comes first.', 1],
  ['d2', 'the valve <b>never</b> closes below 1 bar.', null],
  ['d3', 'The spillway opens at 311.5 metres above sea level.', null],
];
export const citations = quotes.map(([id, quote, page], index) => cite(index + 1, id, quote, page));

export const passages = citations.map((c, index) => {
  const start = Math.max(0, c.span.start - 180);
  const end = Math.min(texts[c.documentId].length, c.span.end + 200);
  return {
    documentId: c.documentId,
    externalId: c.documentId,
    revision: c.revision,
    chunkId: c.chunkId,
    title: c.title,
    headings: index === 0 ? ['Chapter 1. Before you start'] : [],
    context: null,
    text: texts[c.documentId].slice(start, end),
    page: c.page,
    boxes: [],
    span: { start, end },
    repeats: null,
    score: 0.94 - index * 0.13,
    freshness: {
      verdict: index === 3 ? 'stale' : 'current',
      date: hours(24 * 300),
      why: index === 3 ? 'last verified 300 days ago, to be checked again after 180' : 'last verified 300 days ago',
    },
    scores: {
      cosine: 0.81 - index * 0.04,
      keyword: index === 2 ? null : { rank: index + 1, score: 11.2 - index, normalised: 1 - index * 0.2 },
      vector: { rank: index + 2, score: 0.8 - index * 0.04, normalised: 0.9 - index * 0.1 },
      why: index === 2 ? 'Found by meaning only.' : 'Found by both legs; the keyword leg counts 0.3, the vector leg 0.7.',
    },
  };
});
const base = {
  guard: { verdict: 'not_checked', question: null, passages: [], poisoned: [], withheld: [] },
  config: 'cfg_7f3a90',
  usage: { promptTokens: 1840, completionTokens: 96, embeddedTexts: 1 },
  timings: { embed: 14.2, keyword: 9.4, vector: 28.3, fuse: 0.4, fetch: 6.1, evidence: 22.7, total: 84.6 },
  legs: [
    { leg: 'keyword', status: 'ok', note: null, hits: 100, ms: 9.4 },
    { leg: 'vector', status: 'ok', note: null, hits: 100, ms: 28.3 },
  ],
  fallbacks: [],
  freshness: {
    verdict: 'current',
    date: hours(24 * 300),
    words: null,
    documents: [
      { documentId: 'd1', revision: 1, title: 'Pump', verdict: 'current', date: hours(24 * 300), why: 'last verified 300 days ago' },
    ],
    contradictions: [],
  },
  gate: { score: 0.81, threshold: 0.68 },
};

const none = { answer: '', sentences: [], citations: [], passages };
const composed = [
  {
    text: 'The check valve closes above an outlet pressure of 2.4 bar and never below 1 bar.',
    markers: [1, 3],
    verdict: 'supported',
    support: 0.91,
  },
  {
    text: 'Plan to replace it every 18 months or after 4,000 hours, whichever comes first.',
    markers: [2],
    verdict: 'supported',
    support: 0.86,
  },
];
const removed = [
  {
    text: 'It closes above 2.8 bar in older pumps.',
    support: 0.62,
    reason: 'the number “2.8 bar” stands where the evidence has “2.4 bar”',
  },
  { text: 'Ask your dealer for a spare.', support: 0.31, reason: 'its support is 0.31 and 0.80 is needed' },
];
const extracted = citations.map((c) => ({ text: c.quote, markers: [c.marker], verdict: 'verbatim' }));
const partial = {
  legs: [base.legs[0], { leg: 'vector', status: 'late', note: 'no result within 500 ms', hits: 0, ms: 500 }],
  freshness: {
    verdict: 'stale',
    date: hours(24 * 300),
    words: '“Service notes” is stale: last verified on 24 January 2026, to be checked again by 23 July 2026.',
    documents: [
      { documentId: 'd3', revision: 1, title: 'Service notes', verdict: 'stale', date: hours(24 * 300), why: 'last verified 300 days ago' },
    ],
    contradictions: [],
  },
};
const missing = {
  ...none,
  status: 'abstained',
  mode: 'extract',
  reason: 'The nearest passages are about valves and reservoirs; none of them says what you asked.',
  passages: passages.slice(0, 3),
  gate: {
    score: 0.52,
    threshold: 0.68,
    evidence: [
      { name: 'meaning', value: 0.74, weight: 0.95, speaks: 'for', words: 'the nearest passage is 0.74 alike the question in meaning' },
      {
        name: 'words',
        value: 0.25,
        weight: 0.05,
        speaks: 'against',
        words: 'no sentence of the nearest passage has all words of the question; the best lacks “moon”, “phase”',
      },
    ],
  },
};

/** "moon" finds no answer, "partial" one with a leg that was late. */
export function answerTo(question, mode) {
  const id = `q_${Buffer.from(question).toString('base64url').slice(0, 12)}`;
  if (/moon/i.test(question)) return { ...base, id, ...missing };
  if (mode === 'retrieval_only') return { ...base, id, ...none, status: 'retrieval_only', mode, reason: 'Asked for passages only.' };
  const isComposed = mode === 'compose';
  const sentences = isComposed ? composed : extracted;
  const whole = {
    status: 'answered',
    mode: isComposed ? 'compose' : 'extract',
    reason: null,
    answer: sentences.map((s) => s.text).join(' '),
  };
  const used = isComposed ? citations.slice(0, 3) : citations;
  const checked = { removed: isComposed ? removed : [], citationCheck: { checked: used.length, valid: used.length } };
  return { ...base, id, ...whole, sentences, citations: used, ...checked, passages, ...(/partial/.test(question) ? partial : {}) };
}

export const traceOf = (id) => ({
  ...answerTo('When does the check valve close?', 'compose'),
  id,
  question: 'When does the check valve close?',
  askedAt: hours(2),
  failure: null,
  configuration: { embedder: 'bge-small-en-v1.5-int8', chunkTokens: 256, weights: { vector: 0.7, keyword: 0.3 }, prompt: 'compose.v3' },
  feedback: [{ rating: 'down', comment: 'Which valve?', createdAt: hours(1) }],
  calls: [
    {
      promptId: 'compose',
      promptVersion: 3,
      modelId: 'qwen2.5-1.5b-instruct-q4_0',
      system: 'Write one sentence per piece of evidence. Use only what the evidence says.',
      user: '[1] The check valve closes when the outlet pressure exceeds 2.4 bar.\n[2] It must be replaced every 18 months…\n\nQuestion: When does the check valve close?',
      response: 'The check valve closes above an outlet pressure of 2.4 bar.',
      outcome: 'complete',
      promptTokens: 1840,
      completionTokens: 96,
      ms: 2310,
    },
  ],
});
