import { count } from '../format/quantity.ts';
import type { EvaluatedQuestion, ListOf } from '../http/bodies.ts';
import { useLoad } from '../http/load.ts';
import { Loaded } from '../parts/states.tsx';
import { Facts } from '../parts/words.tsx';
import { listResults } from './calls.ts';
import { FoundList } from './found-list.tsx';
import { rankWords, stageNames } from './scores.ts';

/** Enough to look through; the API has all of them. */
const mostPages = 5;

/** Every question of a run, the worst first: what was found, and where each stage had what was right. */
export function QuestionList({ id }: { readonly id: string }) {
  const load = useLoad(`results ${id}`, (signal) => readAll(id, signal));
  return (
    <section aria-label="Questions of this run">
      <h2>Questions, worst first</h2>
      <Loaded load={load} lines={6}>
        {({ items, nextCursor }) => (
          <>
            {items.map((question) => (
              <Question key={question.goldenId} question={question} />
            ))}
            {nextCursor !== null && <p class="quiet">The {count(items.length)} worst of all; the rest is told by the API.</p>}
          </>
        )}
      </Loaded>
    </section>
  );
}

const Question = ({ question }: { readonly question: EvaluatedQuestion }) => (
  <details class="compared">
    <summary>
      <span class={question.ranks['reranked'] === null ? 'number bad-words' : 'number'}>{rankWords(question.ranks['reranked'])}</span>{' '}
      <span dir="auto">{question.question}</span>
    </summary>
    <div class="halves">
      <FoundList title="Found" found={question.found} />
      <section aria-label="Where what was expected stands">
        <h4>Where what was expected stands</h4>
        <Facts
          of={[
            ...Object.entries(question.ranks).map(([stage, rank]) => [stageNames[stage] ?? stage, rankWords(rank)] as const),
            ['Expected', question.expected.join(', ')],
            ['Words', question.quote],
            ['Passage with the words', question.quote === null ? null : rankWords(question.quoteRank)],
            ['Not to be found', question.missing.join(', ')],
            ['Notes', question.notes.join('; ')],
          ]}
        />
      </section>
    </div>
  </details>
);

async function readAll(id: string, signal: AbortSignal): Promise<ListOf<EvaluatedQuestion>> {
  const items: EvaluatedQuestion[] = [];
  let nextCursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const read: ListOf<EvaluatedQuestion> = await listResults(id, nextCursor, signal);
    items.push(...read.items);
    nextCursor = read.nextCursor;
    if (nextCursor === null) break;
  }
  return { items, nextCursor };
}
