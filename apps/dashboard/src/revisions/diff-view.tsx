import { useState } from 'preact/hooks';
import type { Diff } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { count, many } from '../format/quantity.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { readDiff } from './calls.ts';

type DiffProps = { readonly id: string; readonly from: number; readonly to: number };
type Mode = 'together' | 'apart';

/** What changed between two revisions, below each other or side by side. */
export function DiffView({ id, from, to }: DiffProps) {
  const diff = useLoad(`diff ${id} ${from} ${to}`, (signal) => readDiff(id, from, to, signal));
  const [mode, setMode] = useState<Mode>('together');
  return (
    <section aria-label={`Changes from revision ${from} to ${to}`}>
      <div class="diff-head">
        <h2>
          Changes{' '}
          <span class="quiet">
            from revision {from} to {to}
          </span>
        </h2>
        <div class="tabs" role="group" aria-label="How changes are shown">
          <ModeButton mode="together" now={mode} onChoose={setMode} words="Below each other" />
          <ModeButton mode="apart" now={mode} onChoose={setMode} words="Side by side" />
        </div>
        <a href={`/documents/${segment(id)}?revision=${to}`}>Show the text</a>
      </div>
      <Loaded load={diff} lines={12}>
        {(body) => <Changes diff={body} mode={mode} />}
      </Loaded>
    </section>
  );
}

type ModeProps = { readonly mode: Mode; readonly now: Mode; readonly onChoose: (mode: Mode) => void; readonly words: string };
const ModeButton = ({ mode, now, onChoose, words }: ModeProps) => (
  <button type="button" aria-pressed={mode === now} onClick={() => onChoose(mode)}>
    {words}
  </button>
);

function Changes({ diff, mode }: { readonly diff: Diff; readonly mode: Mode }) {
  if (diff.changes.length === 0) return <Empty title="The texts of these two revisions are the same." />;
  return (
    <>
      <p class="quiet">
        {many(diff.linesAdded, 'line')} added, {count(diff.linesRemoved)} removed. {sumOf(diff)}
      </p>
      {!diff.exact && (
        <p class="quiet">The texts differ too much to be compared line by line: all between their common beginning and end is shown.</p>
      )}
      <ol class={`diff is-${mode}`}>
        {diff.changes.map((change) => (
          <li key={`${change.from.span.start} ${change.to.span.start}`}>
            <p class="diff-place quiet small">
              Line {count(change.to.line)}
              {change.before !== '' && <bdi> after “{change.before}”</bdi>}
            </p>
            {change.from.lines > 0 && <Side kind="removed" text={change.from.text} whole={change.from.span} />}
            {change.to.lines > 0 && <Side kind="added" text={change.to.text} whole={change.to.span} />}
          </li>
        ))}
      </ol>
      {diff.changesLeftOut > 0 && <p class="quiet">{many(diff.changesLeftOut, 'more change')} not shown.</p>}
    </>
  );
}

type SideProps = {
  readonly kind: 'removed' | 'added';
  readonly text: string;
  readonly whole: { readonly start: number; readonly end: number };
};

/** Never colour alone: a sign stands before every line, and the element says what it is. */
function Side({ kind, text, whole }: SideProps) {
  const isCut = text.length < whole.end - whole.start;
  const Element = kind === 'removed' ? 'del' : 'ins';
  return (
    <Element class={`diff-side ${kind}`}>
      {text
        .replace(/\n$/, '')
        .split('\n')
        .map((line, index) => (
          <span key={index} class="diff-line" dir="auto">
            {line === '' ? ' ' : line}
          </span>
        ))}
      {isCut && <span class="quiet small">… {count(whole.end - whole.start - text.length)} characters more</span>}
    </Element>
  );
}

function sumOf({ chunks: { kept, added, gone, embedded } }: Diff): string {
  const cost = embedded === null ? '' : `; ${many(embedded, 'text')} had to be embedded`;
  return `Of its chunks ${count(kept)} stayed, ${count(added)} are new and ${count(gone)} went${cost}.`;
}
