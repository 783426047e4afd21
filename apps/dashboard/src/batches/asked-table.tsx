import { useState } from 'preact/hooks';
import { Choice } from '../ask/question-form.tsx';
import type { AskedInBatch, Batch, BatchOutcome, ListOf } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { useMore } from '../parts/more.tsx';
import { Loaded } from '../parts/states.tsx';
import { type Column, TableHead } from '../parts/table-head.tsx';
import { Badge } from '../parts/words.tsx';
import { listAsked } from './calls.ts';
import { isOpen, outcomeTones, outcomeWords } from './words.ts';

const columns: readonly Column[] = [{ name: 'No.', class: 'number' }, 'Question', { name: 'Came to', class: 'outcome' }];

/** So often while it goes on is the list read anew: each time this share of it has ended. */
const looks = 20;

/** The questions of a batch, each with what became of it and its trace. */
export function AskedTable({ batch }: { readonly batch: Batch }) {
  const [status, setStatus] = useState<BatchOutcome | ''>('');
  const step = isOpen(batch) ? Math.floor((batch.ended * looks) / batch.questions) : 'over';
  const load = useLoad(`questions ${batch.id} ${status} ${step}`, (signal) => listAsked(batch.id, { status, cursor: null }, signal));
  const options = [
    ['', 'All questions'] as const,
    ...(Object.keys(outcomeWords) as BatchOutcome[])
      .filter((outcome) => (batch.counts[outcome] ?? 0) > 0 || outcome === status)
      .map((outcome) => [outcome, outcomeWords[outcome]] as const),
  ];
  return (
    <section aria-label="Questions">
      <header class="batch-questions">
        <h2>Questions</h2>
        <Choice label="Which questions" value={status} options={options} onChoose={(chosen) => setStatus(chosen as BatchOutcome | '')} />
      </header>
      <Loaded load={load} lines={8}>
        {(first) => <Rows key={`${status} ${step}`} batch={batch} status={status} first={first} />}
      </Loaded>
    </section>
  );
}

type RowsProps = { readonly batch: Batch; readonly status: BatchOutcome | ''; readonly first: ListOf<AskedInBatch> };

function Rows({ batch, status, first }: RowsProps) {
  const { items, button } = useMore(first, (cursor) => listAsked(batch.id, { status, cursor }));
  return (
    <>
      <table class="records">
        <TableHead columns={columns} />
        <tbody onKeyDown={moveWithArrows}>
          {items.map((asked) => (
            <Row key={asked.number} asked={asked} />
          ))}
        </tbody>
      </table>
      {button}
    </>
  );
}

const Row = ({ asked: { number, customId, question, outcome, state, questionId, problem } }: { readonly asked: AskedInBatch }) => (
  <tr data-testid="asked-row">
    <td class="number">{number}</td>
    <td class="title-cell" dir="auto">
      {questionId !== null && outcome !== null ? (
        <a href={`/questions/${segment(questionId)}`} data-stop>
          {question}
        </a>
      ) : (
        question
      )}
      {customId !== null && <p class="quiet small">{customId}</p>}
      {problem && <p class="quiet small">{problem.detail}</p>}
    </td>
    <td class="outcome">
      {outcome ? <Badge tone={outcomeTones[outcome]}>{outcomeWords[outcome]}</Badge> : <span class="quiet">{state}</span>}
    </td>
  </tr>
);
