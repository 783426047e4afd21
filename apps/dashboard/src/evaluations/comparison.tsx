import { many } from '../format/quantity.ts';
import type { EvaluationComparison } from '../http/bodies.ts';
import { useLoad } from '../http/load.ts';
import { Loaded } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { compareRuns } from './calls.ts';
import { FoundList } from './found-list.tsx';
import { Interval } from './interval.tsx';
import { changeWords, score, signedScore } from './scores.ts';

type Compared = EvaluationComparison['best'][number];

/** This run less the other, question by question. */
export function Comparison({ id, other }: { readonly id: string; readonly other: string }) {
  const load = useLoad(`compare ${id} ${other}`, (signal) => compareRuns(id, other, signal));
  return <Loaded load={load}>{(comparison) => <Difference comparison={comparison} />}</Loaded>;
}

function Difference({ comparison }: { readonly comparison: EvaluationComparison }) {
  const { difference, interval, wins, ties, losses, questions, unpaired, best, worst, changes } = comparison;
  const reach = Math.max(0.1, Math.abs(interval[0]), Math.abs(interval[1]));
  return (
    <div class="comparison">
      <p>
        <strong>{signedScore(difference)}</strong> nDCG@10 <Interval value={difference} interval={interval} from={-reach} to={reach} zero />
      </p>
      <p>
        {changeWords(comparison)} Of {many(questions, 'question')}, {wins} better, {ties} the same, {losses} worse.
      </p>
      {unpaired > 0 && <p class="quiet small">{many(unpaired, 'question')} only one of the two runs has; left out.</p>}
      <SettingsChanged changes={changes} />
      <Changed title="Lost most" questions={worst} />
      <Changed title="Won most" questions={best} />
    </div>
  );
}

/** A difference without its cause says little: what this run searched by otherwise. */
function SettingsChanged({ changes }: Pick<EvaluationComparison, 'changes'>) {
  if (changes === null) return <p class="quiet">Which settings differ is not known: one of the runs did not keep its own.</p>;
  if (changes.length === 0)
    return <p>Both searched by the same settings: what differs is in the documents, the questions or the models.</p>;
  return (
    <section aria-label="Settings that differ">
      <h3>Settings that differ</h3>
      <table class="records">
        <TableHead columns={['Setting', 'Before', 'In this run']} />
        <tbody>
          {changes.map(({ setting, before, after }) => (
            <tr key={setting}>
              <td>{setting}</td>
              <td>{before ?? 'not said'}</td>
              <td>{after ?? 'not said'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Changed = ({ title, questions }: { readonly title: string; readonly questions: readonly Compared[] }) =>
  questions.length === 0 ? null : (
    <section aria-label={title}>
      <h3>{title}</h3>
      {questions.map((question) => (
        <details key={question.goldenId} class="compared">
          <summary>
            <span class="number">
              {score(question.first)} → {score(question.second)}
            </span>{' '}
            <span dir="auto">{question.question}</span>
          </summary>
          <div class="halves">
            <FoundList title="Found before" found={question.firstFound} />
            <FoundList title="Found in this run" found={question.secondFound} />
          </div>
        </details>
      ))}
    </section>
  );
