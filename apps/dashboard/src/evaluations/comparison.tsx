import { many } from '../format/quantity.ts';
import type { EvaluationComparison } from '../http/bodies.ts';
import { useLoad } from '../http/load.ts';
import { Loaded } from '../parts/states.tsx';
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
  const { difference, interval, wins, ties, losses, questions, unpaired, best, worst } = comparison;
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
      <Changed title="Lost most" questions={worst} />
      <Changed title="Won most" questions={best} />
    </div>
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
