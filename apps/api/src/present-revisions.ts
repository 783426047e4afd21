import type * as contract from '#contract';
import type { TextChange, TextDiff } from '#freshness';
import type { DeletionReport, Rollback } from '#store';

const maxChanges = 500;
const maxText = 4000;

/** `from` and `to` are the canonical texts that the difference was made of. */
export function toChanges({ changes }: TextDiff, from: string, to: string): Pick<contract.Diff, 'changes' | 'changesLeftOut'> {
  return {
    changes: changes.slice(0, maxChanges).map((change) => toChange(change, from, to)),
    changesLeftOut: Math.max(0, changes.length - maxChanges),
  };
}

function toChange({ kind, from, to }: TextChange, oldText: string, newText: string): contract.Change {
  return { kind, from: toSide(from, oldText), to: toSide(to, newText), before: lineBefore(newText, to.start) };
}

function toSide({ start, end, line, lines }: TextChange['from'], text: string): contract.Change['from'] {
  return { span: { start, end }, line, lines, text: text.slice(start, Math.min(end, start + maxText)).toWellFormed() };
}

function lineBefore(text: string, position: number): string {
  const lines = text.slice(Math.max(0, position - 500), position).split('\n');
  return (lines.findLast((line) => line.trim() !== '') ?? '').toWellFormed();
}

export function noteOf({ outcome, previous, overtaken, textsToEmbed }: Rollback, revision: number): string {
  const lost = overtaken.length === 0 ? '' : ` Revision ${overtaken.join(', ')}, which was on its way, will not be shown.`;
  if (outcome === 'unchanged') return `Revision ${revision} is live already; nothing was changed.`;
  if (previous === revision) return `Revision ${revision} stays live.${lost}`;
  if (outcome === 'live') return `Readers see revision ${revision} from now on.${lost}`;
  return `Readers see ${previous === null ? 'nothing' : `revision ${previous}`} until ${textsToEmbed} texts of revision ${revision} have vectors of the present model.${lost}`;
}

export function toDeletion({ documentId, deletion, present }: DeletionReport): contract.Deletion {
  const files = present.files.map(({ sha256, isOfAnother }) => ({ sha256, ofAnother: isOfAnother }));
  return {
    documentId,
    deletion: deletion && {
      ...deletion,
      removed: { ...deletion.removed, files: [...deletion.removed.files] },
      at: deletion.at.toISOString(),
      completedAt: deletion.completedAt?.toISOString() ?? null,
    },
    present: { ...present, files },
    isGone: deletion?.completedAt != null && isNothing(deletion.traces, present),
  };
}

/** Traces that are kept on purpose still show it; a file of another document is that one's. */
function isNothing(traces: string, { places, texts, answers, unownedVectors, files }: DeletionReport['present']): boolean {
  const rows = Object.values(places).reduce((sum, count) => sum + count, 0);
  const shown = traces === 'keep' ? 0 : answers;
  return rows + texts + shown + unownedVectors === 0 && files.every((file) => file.isOfAnother);
}
