import type { BridgeReport, SelectionReport } from '#core';
import type { ExplainedCandidate } from './explained-candidate.ts';

/** What a cap, diversity and expansion made of the ranking, a sentence each; none where they changed nothing. */
export function selectionWords(selection: SelectionReport | undefined): string[] {
  if (!selection) return [];
  const { note, moved, heldBack, relaxed, merged } = selection;
  const shown = relaxed === 0 ? '' : `, and ${relaxed} of them shown in the end because nothing else was left`;
  return [
    ...(note ? [sentence(note)] : []),
    ...(moved > 0 ? [`Diversity brought up ${passages(moved)} that the ranking alone would not have shown.`] : []),
    ...(heldBack > 0 ? [`The cap on passages of one document held back ${passages(heldBack)}${shown}.`] : []),
    ...(merged > 0 ? [`${merged} found beside another became part of it when it was expanded.`] : []),
  ];
}

const fewestShown = 5;
const mostOfOne = 0.6;

/** One document that takes most of what is shown, where a cap would bring others up. */
export function crowding(ranking: readonly ExplainedCandidate[], selection: SelectionReport | undefined): string[] {
  const shown = ranking.filter(({ isShown }) => isShown);
  const counts = new Map<string, number>();
  for (const { chunk } of shown) counts.set(chunk.documentId, (counts.get(chunk.documentId) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (!most || shown.length < fewestShown || most[1] < mostOfOne * shown.length) return [];
  const [documentId, count] = most;
  const title = shown.find(({ chunk }) => chunk.documentId === documentId)?.chunk.title ?? documentId;
  const takes = `“${title}” takes ${count} of the ${shown.length} passages shown`;
  const hasOthers = ranking.some(({ chunk, isShown }) => !isShown && chunk.documentId !== documentId);
  if (!hasOthers || (selection?.relaxed ?? 0) > 0) return [`${takes}; no other document was found to take their place.`];
  return [`${takes}; maxPerDocument, passages of one document at most, lets others come up.`];
}

/** A note, which begins small and ends without a stop, as one of several sentences. */
export const sentence = (note: string): string => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`;

const passages = (count: number): string => `${count} ${count === 1 ? 'passage' : 'passages'}`;

const mostTold = 3;
/** Less is not seen in the score. */
const leastGained = 0.005;

/** What bridges to a next hop made of those shown, and of how many others. */
export function bridgeWords(ranking: readonly ExplainedCandidate[], report: BridgeReport | undefined): string[] {
  if (!report) return [];
  if (report.note) return [sentence(report.note)];
  const told = ranking.filter(({ isShown, bridge }) => isShown && (bridge?.gained ?? 0) >= leastGained).slice(0, mostTold);
  const others = report.bridged - told.length;
  const rest = `${passages(others)}${told.length > 0 ? ' more' : ''} gained as the next hop after one of the first three.`;
  return [...told.flatMap(hopWords), ...(others > 0 ? [rest] : [])];
}

/** What led to a passage; nothing where no name did. */
export function hopWords({ bridge, chunk, place }: Pick<ExplainedCandidate, 'bridge' | 'chunk' | 'place'>): string[] {
  if (!bridge) return [];
  const { gained, of, by } = bridge;
  const after = !of ? 'another' : of.title === chunk.title ? 'another passage of that name' : `“${of.title}”`;
  return [
    `“${chunk.title}”${place === null ? '' : ` (No. ${place})`} gained ${gained.toFixed(2)} as the next hop after ${after}: both name “${by}”.`,
  ];
}

/** Of a passage that stands too low: what led to it, or that nothing did where others gained so. */
export function hopOf(own: ExplainedCandidate, report: BridgeReport | undefined): string[] {
  if (!report || report.bridged === 0) return [];
  const led = hopWords(own);
  return led.length > 0 ? led : ['No name that is rare leads to it from one of the first three: it gained nothing as a next hop.'];
}
