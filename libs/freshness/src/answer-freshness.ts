import { type AnswerFreshness, type Contradiction, type DocumentFreshness, freshnessVerdicts } from '#core';
import { day, type Dated, passageFreshness } from './passage-freshness.ts';

/** The worst of what an answer rests on, said in words when it is not current or when documents found contradict each other. */
export function answerFreshness(grounds: readonly Dated[], contradictions: readonly Contradiction[], now: Date): AnswerFreshness {
  const documents = documentsOf(grounds, now);
  const verdict = freshnessVerdicts.findLast((candidate) => documents.some((document) => document.verdict === candidate)) ?? 'unverified';
  const worst = documents.filter((document) => document.verdict === verdict);
  const date = worst.length === 0 ? null : new Date(Math.min(...worst.map((document) => document.date.getTime())));
  const words = [...notCurrent(documents), ...contradictions.map(conflict)].join(' ');
  return { verdict, date, words: words === '' ? null : words, documents, contradictions };
}

function documentsOf(grounds: readonly Dated[], now: Date): DocumentFreshness[] {
  const byRevision = new Map(grounds.map((passage) => [`${passage.documentId} ${passage.revision}`, passage]));
  return [...byRevision.values()].map((passage) => {
    const { documentId, revision, title } = passage;
    return { documentId, revision, title, ...passageFreshness(passage, now) };
  });
}

/** That nobody set a limit is the verdict's to say; words are for what someone should look at. */
function notCurrent(documents: readonly DocumentFreshness[]): string[] {
  return documents
    .filter(({ verdict }) => verdict !== 'current' && verdict !== 'unverified')
    .map(({ title, verdict, why }) => `“${title}” is ${verdict}: ${why}.`);
}

/** A date stands beside what is told apart by it; dates in titles are read there. */
function conflict({ values: [newer, older], newerBy = 'change', ...said }: Contradiction): string {
  if (newerBy === null)
    return `“${said.newer.title}” says ${newer} and “${said.older.title}” says ${older}; which of them is newer is not known.`;
  const changed = ({ changedAt }: Contradiction['newer']): string => (newerBy === 'change' ? ` (${day(changedAt)})` : '');
  const why = newerBy === 'validity' ? ', which holds from a later day,' : '';
  return `“${said.older.title}” says ${older}${changed(said.older)} where the newer “${said.newer.title}”${why} says ${newer}${changed(said.newer)}.`;
}
