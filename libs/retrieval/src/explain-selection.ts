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

/** What bridges to a next hop made of the first, and of how many others. */
export function bridgeWords({ bridge, chunk }: Pick<ExplainedCandidate, 'bridge' | 'chunk'>, report: BridgeReport | undefined): string[] {
  if (!report) return [];
  if (report.note) return [sentence(report.note)];
  const others = report.bridged - (bridge ? 1 : 0);
  const own = bridge
    ? [
        `“${chunk.title}” gained ${bridge.gained.toFixed(2)} as the next hop after “${bridge.of?.title ?? 'another'}”: both name “${bridge.by}”.`,
      ]
    : [];
  return others === 0 ? own : [...own, `${passages(others)}${bridge ? ' more' : ''} gained as the next hop after one of the first three.`];
}
