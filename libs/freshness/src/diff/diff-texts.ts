import { diffArrays } from 'diff';

/** Lines that stand together in a text, as a half-open range of its UTF-16 code units. `line` is the first one's number, from 1. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly lines: number;
}

/** What stands in one text and not in the other. A stretch of no lines says where the other's would stand. */
export interface TextChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly from: Stretch;
  readonly to: Stretch;
}

export interface TextDiff {
  readonly changes: readonly TextChange[];
  readonly linesAdded: number;
  readonly linesRemoved: number;
  /** False when the texts differ too much to be compared line by line in time: then one change holds all between what begins and ends alike. */
  readonly isExact: boolean;
}

export interface DiffLimits {
  /** Lines added and removed together beyond which no exact difference is looked for: the time grows with its square. */
  readonly maxEdits: number;
  readonly timeoutMs: number;
}

interface Step {
  readonly count: number;
  readonly added: boolean;
  readonly removed: boolean;
}

export const diffLimits: DiffLimits = { maxEdits: 10_000, timeoutMs: 300 };

/** The shortest difference of two canonical texts by whole lines (Myers 1986). */
export function diffTexts(from: string, to: string, limits: DiffLimits = diffLimits): TextDiff {
  const [old, young] = [linesOf(from), linesOf(to)];
  const head = commonHead(old, young);
  const tail = commonTail(old, young, head);
  const inner: [string[], string[]] = [old.slice(head, old.length - tail), young.slice(head, young.length - tail)];
  const steps = diffArrays(...inner, { maxEditLength: limits.maxEdits, timeout: limits.timeoutMs });
  const whole: Step[] = [
    { count: inner[0].length, added: false, removed: true },
    { count: inner[1].length, added: true, removed: false },
  ];
  const changes = toChanges([{ count: head, added: false, removed: false }, ...(steps ?? whole)], startsOf(old), startsOf(young));
  return {
    changes,
    linesAdded: changes.reduce((sum, { to: { lines } }) => sum + lines, 0),
    linesRemoved: changes.reduce((sum, { from: { lines } }) => sum + lines, 0),
    isExact: steps !== undefined,
  };
}

/** Each with its line end, so that a last line that gained one is another line. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function commonHead(old: readonly string[], young: readonly string[]): number {
  let count = 0;
  while (count < old.length && count < young.length && old[count] === young[count]) count += 1;
  return count;
}

function commonTail(old: readonly string[], young: readonly string[], head: number): number {
  const most = Math.min(old.length, young.length) - head;
  let count = 0;
  while (count < most && old[old.length - 1 - count] === young[young.length - 1 - count]) count += 1;
  return count;
}

/** Where each line begins, and where the text ends. */
function startsOf(lines: readonly string[]): number[] {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length);
  return starts;
}

function toChanges(steps: readonly Step[], oldStarts: readonly number[], youngStarts: readonly number[]): TextChange[] {
  const changes: TextChange[] = [];
  let [oldLine, youngLine] = [0, 0];
  let open: { old: number; young: number } | null = null;
  const close = () => {
    if (open && (oldLine > open.old || youngLine > open.young))
      changes.push(changeOf(stretch(oldStarts, open.old, oldLine), stretch(youngStarts, open.young, youngLine)));
    open = null;
  };
  for (const { count, added, removed } of steps) {
    if (!added && !removed) close();
    else open ??= { old: oldLine, young: youngLine };
    if (!added) oldLine += count;
    if (!removed) youngLine += count;
  }
  close();
  return changes;
}

function changeOf(from: Stretch, to: Stretch): TextChange {
  return { kind: from.lines === 0 ? 'added' : to.lines === 0 ? 'removed' : 'changed', from, to };
}

function stretch(starts: readonly number[], first: number, last: number): Stretch {
  return { start: starts[first] ?? 0, end: starts[last] ?? 0, line: first + 1, lines: last - first };
}
