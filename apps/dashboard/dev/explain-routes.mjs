// How a made-up ranking came about, and why one document is not in it.
import { bodyOf, json } from './reply.mjs';

const titles = ['Check valves, maintenance', 'Pump handbook', 'Delivery terms 2026', 'الصمامات والصيانة', 'Spare parts', 'Minutes of 2019'];
const placeOf = (rank, score) => (rank === null ? null : { rank, score, normalised: Math.max(0, 1 - (rank - 1) / 12) });
const judgedPlace = (fusedPlace, rankedPlace, index) => (fusedPlace > 50 ? null : placeOf(rankedPlace, 0.77 - index * 0.05));
const passage = (index, [keyword, vector, fusedPlace, rankedPlace, place]) => ({
  chunkId: `c${index}`,
  documentId: `d${index}`,
  title: titles[index],
  externalId: `doc-${index}`,
  revision: 1,
  ordinal: 12 * index,
  collection: 'default',
  headings: ['Chapter 1. Before you start'],
  page: 3,
  span: { start: 230, end: 290 },
  text: 'The check valve closes when the outlet pressure exceeds 2.4 bar. It must be replaced every 18 months.',
  place,
  fusedPlace,
  rankedPlace,
  shown: place !== null && place <= 4,
  keyword: placeOf(keyword, 14.2 - index * 1.9),
  vector: placeOf(vector, 0.81 - index * 0.04),
  fused: 0.93 - index * 0.11,
  rerank: judgedPlace(fusedPlace, rankedPlace, index),
  opinions: fusedPlace > 50 ? {} : { 'late-interaction': judgedPlace(fusedPlace, rankedPlace, index) },
  unjudged:
    fusedPlace > 50
      ? `It stood ${fusedPlace}st after fusion; the second look judges the first 50, so it had no say, and only 60 % of the fused score counts.`
      : null,
  score: 0.91 - index * 0.1,
  portions: [
    { by: 'keyword', gave: 0.2 - index * 0.03 },
    { by: 'vector', gave: 0.3 - index * 0.02 },
    { by: 'late-interaction', gave: 0.41 - index * 0.05 },
  ],
  moved: null,
  dropped: place === null ? { reason: 'near-duplicate', of: { chunkId: 'c1', documentId: 'd1', title: titles[1] } } : null,
});
const ranking = [
  passage(0, [2, 1, 1, 1, 1]),
  passage(1, [1, 4, 2, 2, 2]),
  passage(2, [null, 12, 14, 3, 3]),
  passage(3, [17, 23, 43, 13, 12]),
  passage(4, [13, 114, 51, 16, 15]),
  passage(5, [4, 5, 6, 5, null]),
];
const hits = (leg) =>
  ranking
    .filter((candidate) => candidate[leg])
    .map(({ chunkId, documentId, title, [leg]: place }) => ({ chunkId, documentId, title, ...place }))
    .sort((a, b) => a.rank - b.rank);
const word = (name, passages, weight, more = {}) => ({
  word: name,
  searched: true,
  passages,
  note: null,
  atLeast: false,
  weight,
  points: { c0: weight * 1.4, c1: weight * 1.1 },
  ...more,
});
const explanation = {
  first: [
    '“Check valves, maintenance” came first with 0.91 of 1, before “Pump handbook” with 0.81.',
    'By meaning it is 1st (cosine 0.81), which gave it 0.45 of 0.45.',
    'By its words it is 2nd (score 14.2; the best has 15.1), most of it from “valve” (6.1), “closes” (4.4), which gave it 0.50 of 0.55.',
    'Meaning counted 45 % and words 55 %: as measured of the texts of this collection.',
    'The second look left it where it was.',
  ],
  settings: { limit: 10, candidatesPerLeg: 100, vectorWeight: null, keywordMethod: 'bm25', embedder: 'bge-small-en-v1.5:int8' },
  fusion: { status: 'ok', vectorShare: 0.45, why: 'as measured of the texts of this collection' },
  rerank: { status: 'ok', note: null, judged: 6, ms: 14, model: 'maxsim:bge-small-en-v1.5:int8', share: 0.4, judges: [] },
  most: [
    { by: 'vector', gave: 0.27 },
    { by: 'keyword', gave: 0.33 },
    { by: 'late-interaction', gave: 0.4 },
  ],
  legs: { keyword: hits('keyword'), vector: hits('vector') },
  ranking,
  words: [
    word('valve', 41, 4.4),
    word('closes', 8, 6.1, { note: 'also searched: shuts' }),
    word('chekc', 0, null, { points: {}, note: 'taken for “check”' }),
    word('the', null, null, { searched: false, points: {} }),
    word('pump', 500, 2.1, { atLeast: true }),
  ],
  removed: {
    readable: { documents: 9, chunks: 4120 },
    filtered: { documents: 0, chunks: 0 },
    hidden: { documents: 0, chunks: 0 },
    note: 'you are an admin and may see every document; `hidden` counts what those you look as may not see',
  },
};
const legs = ['keyword', 'vector'].map((leg) => ({ leg, status: 'ok', note: null, hits: hits(leg).length, ms: 12 }));
const whyNot = {
  document: {
    documentId: 'd4',
    externalId: 'doc-4',
    title: titles[4],
    collection: 'default',
    status: 'live',
    revision: 1,
    chunks: 31,
    withoutVector: 0,
  },
  step: 'fused-below',
  vectorShare: 0.45,
  why: [
    'Its best passage stands at place 5, and 4 are shown.',
    'By meaning it is 14th of 4,120; the last one shown is 3rd.',
    'It does not hold “closes”, the word that weighs most.',
  ],
  passages: [
    {
      chunkId: 'c4',
      ordinal: 3,
      page: 3,
      headings: [],
      span: { start: 230, end: 290 },
      text: ranking[4].text,
      cosine: 0.66,
      meaning: { rank: 14, compared: 4120 },
      keyword: { rank: 3, score: 6.6 },
      lacks: ['closes'],
      candidate: ranking[4],
    },
  ],
  rival: ranking[3],
  most: explanation.most,
};

// “When does the check valve close and how is it replaced?”: the second part brings the wrong document up.
const parts = ['When does the check valve close?', 'how is it replaced?'];
const standings = [
  [1, 0.9, 1, 0.95, 22, 0.2],
  [9, 0.5, 14, 0.4, 1, 0.98],
  [2, 0.8, 3, 0.7, 8, 0.5],
  [3, 0.7, 2, 0.8, null, 0],
  [4, 0.6, 9, 0.5, 5, 0.6],
  [6, 0.55, 11, 0.45, 6, 0.55],
];
const inParts = ranking.map((each, index) => {
  const [whole, wholeScore, first, firstScore, second, secondScore] = standings[index];
  const best = Math.max(firstScore, secondScore);
  const gave = 0.35 * best;
  const score = 0.65 * wholeScore + gave;
  const searches = [
    { place: whole, score: wholeScore, gave: 0.65 * wholeScore },
    { place: first, score: firstScore, gave: best === firstScore ? gave : 0 },
    { place: second, score: secondScore, gave: best === firstScore ? 0 : gave },
  ];
  const portions = [
    ...each.portions.map(({ by, gave: own }) => ({ by, gave: (own * 0.65 * wholeScore) / each.score })),
    { by: 'beside', gave },
  ];
  return { ...each, score, portions, searches, moved: index === 1 ? 'Part B, where it is 1st, lifted it from 9th to 2nd.' : null };
});
const searchOf = (index, query) => ({
  query,
  kind: index === 0 ? 'whole' : 'part',
  letter: ['', 'A', 'B'][index],
  share: index === 0 ? 0.65 : 0.35,
  vectorShare: 0.45,
  found: 120,
  ranking: inParts
    .filter(({ searches }) => searches[index].place !== null)
    .sort((a, b) => a.searches[index].place - b.searches[index].place)
    .map(({ chunkId, documentId, title, place, searches }) => ({
      chunkId,
      documentId,
      title,
      rank: searches[index].place,
      score: searches[index].score,
      keyword: 3,
      vector: 5,
      place,
    })),
});
const explanationOfParts = {
  ...explanation,
  ranking: inParts.map((each, index) => ({ ...each, collection: index % 2 === 0 ? 'default' : 'minutes' })),
  searches: [parts.join(' '), ...parts].map((query, index) => searchOf(index, query)),
  most: [...explanation.most.map(({ by, gave }) => ({ by, gave: 0.65 * gave })), { by: 'beside', gave: 0.35 }],
};

export const explainRoutes = [
  [
    'POST',
    /^\/v1\/search$/,
    async ({ request, response }) => {
      const isOfParts = / and /.test(JSON.parse(await bodyOf(request)).query);
      const told = isOfParts ? explanationOfParts : explanation;
      json(response, { items: [], cached: false, legs, rerank: told.rerank, timings: { total: 71 }, explanation: told });
    },
  ],
  ['POST', /^\/v1\/search\/why-not$/, ({ response }) => json(response, whyNot)],
];
