// Made-up content for the development server: ordinary, hostile and right-to-left.
const hours = (n) => new Date(Date.now() - n * 3_600_000).toISOString();
export const ago = hours;

const page1 = `Pump maintenance handbook

Chapter 1. Before you start

Switch the pump off at the wall and wait two minutes before opening the housing. The capacitor keeps a charge of up to 400 volts for about ninety seconds after the mains are gone.

The check valve closes when the outlet pressure exceeds 2.4 bar. It must be replaced every 18 months, or after 4,000 hours of operation, whichever comes first.
`;
const page2 = `
Chapter 2. Noise and vibration

A rattling noise at start-up usually means air in the suction line. Bleed the line at the upper screw until water comes without bubbles.

Steady vibration above 4.5 mm/s points to worn bearings. Bearings are ordered as a pair; replacing one alone shortens the life of both.
`;
const hostile = `Notes <script>alert('owned')</script> & "quotes"

<img src=x onerror=alert(1)> is text, and so is [a link](javascript:alert(1)).

Emoji before the quote: 🌊🌊 the valve <b>never</b> closes below 1 bar.

في الليل ينخفض مستوى الماء بمقدار ثلاثة سنتيمترات. يرتفع مرة أخرى في الصباح.
`;
const long = Array.from({ length: 900 }, (_, i) => `Paragraph ${i + 1}. The reservoir was measured again and the level had moved by ${(i * 7) % 13} mm since the day before, which the log book records without comment.`).join('\n\n');

export const texts = { d1: `${page1}\f${page2}`, d2: hostile, d3: long.replace('Paragraph 500.', 'Paragraph 500. The spillway opens at 311.5 metres above sea level.') };

const revision = (number, status, over = {}) => ({
  number, status, mediaType: 'application/pdf', fileName: 'pump-handbook.pdf', sha256: 'ab'.repeat(32), bytes: 1_843_220, pages: 48, chunks: 112, warnings: [], failure: null, attempts: 1,
  createdAt: hours(70), statusChangedAt: hours(69.9), liveAt: status === 'live' ? hours(69.9) : null, ...over,
});
const document = (id, title, over = {}, latest = {}) => {
  const status = over.status ?? 'live';
  return { id, externalId: id, collection: 'default', title, status, failure: null, liveRevision: status === 'live' ? 1 : null, latest: revision(1, status, latest), metadata: {}, access: { public: true, groups: [] }, validFrom: null, validUntil: null, staleAfter: null, createdAt: hours(70), updatedAt: hours(69), ...over };
};
const failure = { code: 'encrypted', reason: 'The PDF is encrypted. Save it without a password and add it again.' };

export const documents = [
  document('d1', 'Pump maintenance handbook', { liveRevision: 2, metadata: { department: 'Operations', language: 'en' } }, { number: 2 }),
  document('d2', `Notes <script>alert('owned')</script> & “quotes”`, { createdAt: hours(3) }, { mediaType: 'text/markdown', fileName: 'notes.md', bytes: 412, pages: null, chunks: 2 }),
  document('d3', 'Reservoir log, 2019 to 2025, all stations, with the corrections of the hydrology office and the appendix on evaporation', { staleAfter: 2_592_000 }, { bytes: 148_000, pages: null, chunks: 640, mediaType: 'text/plain', fileName: 'reservoir-log.txt' }),
  document('d4', 'Contract with the water board', { status: 'failed', failure, liveRevision: null, createdAt: hours(1) }, { failure, chunks: null, pages: null }),
  document('d5', 'سجل مستوى المياه', { createdAt: hours(0.2), status: 'parsed', liveRevision: null }, { fileName: 'levels-ar.docx', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pages: null, bytes: 88_000, chunks: 14 }),
  document('d6', 'tea.html', { createdAt: hours(0.01), status: 'received', liveRevision: null }, { fileName: 'tea.html', mediaType: 'text/html', pages: null, chunks: null, bytes: 14_220 }),
  ...Array.from({ length: 60 }, (_, i) => document(`e${i}`, `Inspection report ${2025 - (i % 6)}-${String(1 + (i % 12)).padStart(2, '0')}, station ${1 + (i % 9)}`, { createdAt: hours(90 + i * 7) }, { bytes: 40_000 + i * 9137, pages: 3 + (i % 14), chunks: 9 + i })),
];
export const revisionsOf = (id) => (id === 'd1' ? [revision(2, 'live'), revision(1, 'superseded', { createdAt: hours(900), chunks: 98 })] : [documents.find((d) => d.id === id)?.latest].filter(Boolean));

const spanOf = (id, quote) => ({ start: texts[id].indexOf(quote), end: texts[id].indexOf(quote) + quote.length });
const cite = (marker, id, quote, page = null) => ({ marker, documentId: id, revision: documents.find((d) => d.id === id).latest.number, chunkId: `${id}-c${marker}`, title: documents.find((d) => d.id === id).title, quote, span: spanOf(id, quote), page, boxes: [], url: null });
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
  return { documentId: c.documentId, externalId: c.documentId, revision: c.revision, chunkId: c.chunkId, title: c.title, headings: index === 0 ? ['Chapter 1. Before you start'] : [], text: texts[c.documentId].slice(start, end), page: c.page, boxes: [], span: { start, end }, score: 0.94 - index * 0.13, freshness: index === 3 ? 'stale' : 'fresh',
    scores: { cosine: 0.81 - index * 0.04, keyword: index === 2 ? null : { rank: index + 1, score: 11.2 - index, normalised: 1 - index * 0.2 }, vector: { rank: index + 2, score: 0.8 - index * 0.04, normalised: 0.9 - index * 0.1 }, why: index === 2 ? 'Found by meaning only.' : 'Found by both legs; the keyword leg counts 0.3, the vector leg 0.7.' } };
});
const base = { guard: { verdict: 'not_checked' }, config: 'cfg_7f3a90', usage: { promptTokens: 1840, completionTokens: 96, embeddedTexts: 1 }, timings: { embed: 14.2, retrieve: 31.8, gate: 0.4, choose: 22.7, verify: 11.1, total: 84.6 },
  legs: [{ leg: 'keyword', status: 'ok', note: null, hits: 100, ms: 9.4 }, { leg: 'vector', status: 'ok', note: null, hits: 100, ms: 28.3 }], fallbacks: [], freshness: { verdict: 'fresh', oldest: hours(24 * 300), staleDocumentIds: [] }, gate: { score: 0.81, threshold: 0.68 } };

export function answerTo(question, mode) {
  const id = `q_${Buffer.from(question).toString('base64url').slice(0, 12)}`;
  if (/moon/i.test(question)) return { ...base, id, status: 'abstained', mode: 'extract', reason: 'The nearest passages are about valves and reservoirs; none of them says what you asked.', answer: '', sentences: [], citations: [], passages: passages.slice(0, 3), gate: { score: 0.52, threshold: 0.68 } };
  if (mode === 'retrieval_only') return { ...base, id, status: 'retrieval_only', mode, reason: 'Asked for passages only.', answer: '', sentences: [], citations: [], passages };
  const isComposed = mode === 'compose';
  const sentences = isComposed
    ? [{ text: 'The check valve closes above an outlet pressure of 2.4 bar and never below 1 bar.', markers: [1, 3], verdict: 'supported' }, { text: 'Plan to replace it every 18 months or after 4,000 hours, whichever comes first.', markers: [2], verdict: 'supported' }]
    : citations.map((c) => ({ text: c.quote, markers: [c.marker], verdict: 'verbatim' }));
  const used = isComposed ? citations.slice(0, 3) : citations;
  const stale = isComposed ? {} : { legs: [base.legs[0], { leg: 'vector', status: 'late', note: 'no result within 500 ms', hits: 0, ms: 500 }], freshness: { verdict: 'stale', oldest: hours(24 * 300), staleDocumentIds: ['d3'] } };
  return { ...base, id, status: 'answered', mode: isComposed ? 'compose' : 'extract', reason: null, answer: sentences.map((s) => s.text).join(' '), sentences, citations: used, passages, ...(/stale|partial/.test(question) ? stale : {}) };
}
export const traceOf = (id) => ({ ...answerTo('When does the check valve close?', 'compose'), id, question: 'When does the check valve close?', askedAt: hours(2), failure: null,
  configuration: { embedder: 'bge-small-en-v1.5-int8', chunkTokens: 256, weights: { vector: 0.7, keyword: 0.3 }, prompt: 'compose.v3' }, feedback: [{ rating: 'down', comment: 'Which valve?', createdAt: hours(1) }],
  calls: [{ promptId: 'compose', promptVersion: 3, modelId: 'qwen2.5-1.5b-instruct-q4_0', system: 'Write one sentence per piece of evidence. Use only what the evidence says.', user: '[1] The check valve closes when the outlet pressure exceeds 2.4 bar.\n[2] It must be replaced every 18 months…\n\nQuestion: When does the check valve close?', response: 'The check valve closes above an outlet pressure of 2.4 bar.', outcome: 'complete', promptTokens: 1840, completionTokens: 96, ms: 2310 }] });
const used = (id, retrieved, cited) => ({ documentId: id, title: documents.find((d) => d.id === id).title, collection: 'default', retrieved, cited, lastAt: retrieved ? hours(retrieved % 7) : null });
export const activity = (period) => ({ hours: period, questions: 143, answered: 112, abstained: 24, failed: 7, searches: 388, thumbs: { up: 31, down: 4 },
  hits: Array.from({ length: 24 }, (_, i) => ({ at: hours((23 - i) * (period / 24)), count: Math.round(140 + 120 * Math.sin(i / 3.6 - 2) + ((i * 37) % 41)) })),
  mostUsed: [used('d1', 412, 96), used('d3', 260, 44), used('d2', 31, 3), used('e1', 12, 1)], neverUsed: [used('e7', 0, 0), used('e8', 0, 0), used('e9', 0, 0)],
  unanswered: [{ id: 'q1', question: 'How far is the moon from the reservoir?', reason: 'The nearest passages are about valves and reservoirs; none of them says what you asked.', askedAt: hours(0.4) }, { id: 'q2', question: 'متى يرتفع مستوى الماء؟', reason: null, askedAt: hours(5) }, { id: 'q3', question: `<script>alert(1)</script> what now?`, reason: 'The model ran out of time.', askedAt: hours(9) }],
  stages: [['embed', 531, 13.9, 31.2], ['retrieve', 531, 29.4, 88.1], ['choose', 143, 21.8, 64.2], ['compose', 40, 2210, 6120], ['verify', 143, 11.2, 30.5]].map(([stage, count, p50Ms, p95Ms]) => ({ stage, count, p50Ms, p95Ms })) });
export const system = { version: '0.1.0', shape: 'embedded', startedAt: hours(26), keyless: true, answerMode: { mode: 'extract', why: 'No model on this machine passes the check set for written answers.' },
  models: [{ id: 'bge-small-en-v1.5-int8', role: 'embed', state: 'ready', device: 'CPU, 2 threads', bytes: 34_014_426, licence: 'MIT', note: null }, { id: 'qwen2.5-1.5b-instruct-q4_0', role: 'generate', state: 'absent', device: '–', bytes: 1_117_320_768, licence: 'Apache-2.0', note: 'Fetch it with: aquifer models fetch' }, { id: 'smollm2-135m-instruct-q4_1', role: 'generate', state: 'failed', device: 'CPU', bytes: 98_362_432, licence: 'Apache-2.0', note: 'The checksum differs; fetch it again' }],
  queue: [['parse', 3, 1, 0], ['embed', 12, 2, 1], ['publish', 0, 0, 0]].map(([step, waiting, active, delayed]) => ({ step, waiting, active, delayed })),
  storage: { database: 'PostgreSQL 18.6 embedded (PGlite)', databaseBytes: 412_000_000, blobBytes: 1_900_000_000, blobs: 66, keywordMethod: 'bm25' }, memory: { rssBytes: 812_000_000, heapBytes: 190_000_000, machineBytes: 16_600_000_000, freeBytes: 6_200_000_000 }, documents: { live: 62, failed: 1, parsed: 1, received: 1 }, warnings: ['Disk under ./data is 91 % full; make room before 40,000 more documents.'] };
