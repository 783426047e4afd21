import type { Trace } from '../http/bodies.ts';
import { get, query, segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { canAdministrate } from '../http/session.ts';
import { count, many, milliseconds } from '../format/quantity.ts';
import { begin, type Asking } from '../ask/asking.ts';
import { addressOfExplanation } from '../explain/calls.ts';
import { Choices } from '../ask/choices.tsx';
import { GuardNote } from '../ask/guard-note.tsx';
import { UnansweredParts } from '../ask/question-parts.tsx';
import { Sentences } from '../ask/sentences.tsx';
import { Remarks } from '../ask/remarks.tsx';
import { ReviewNote, useReviewNews } from '../ask/review-note.tsx';
import { rungWords } from '../ask/rung-words.ts';
import { summarise } from '../ask/summary.ts';
import { Verdicts } from '../ask/verdicts.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { Ago, Facts } from '../parts/words.tsx';
import { addressOfPlace } from '../reading/place.ts';
import { go } from '../shell/route.ts';
import { UnderstoodPart } from '../explain/understood-part.tsx';
import { Calls } from './calls-list.tsx';
import { DataPart } from './data-part.tsx';
import { PassageTable } from './passage-table.tsx';
import { PartsTable } from './parts-table.tsx';
import { waterfall } from './waterfall.ts';

/** Everything that happened for one question. */
export function TracePage({ id }: { readonly id: string }) {
  const trace = useLoad(`trace ${id}`, (signal) => get<Trace>(`/v1/questions/${segment(id)}`, signal));
  useReviewNews(trace.body, trace.reload);
  return (
    <div class="page">
      <p class="small">
        <a href="/activity">Activity</a>
      </p>
      <Loaded load={trace} lines={12}>
        {(body) => <Known trace={body} />}
      </Loaded>
    </div>
  );
}

const Known = ({ trace }: { readonly trace: Trace }) => (
  <>
    <header class="page-head">
      <h1 dir="auto">{trace.question}</h1>
      <span class="quiet">
        <Ago at={trace.askedAt} />
      </span>
      <span class="spring" />
      <a class="button" href={addressOfExplanation(trace.understood?.query ?? trace.question)}>
        Why these passages?
      </a>
      <a class="button" href={`/ask?q=${segment(trace.question)}`}>
        Ask again
      </a>
    </header>
    <Outcome trace={trace} />
    <DataPart trace={trace} />
    {trace.understood && <UnderstoodPart understood={trace.understood} />}
    <Waterfall trace={trace} />
    <PassageTable trace={trace} />
    <Calls calls={trace.calls} />
    <Settings trace={trace} />
  </>
);

const asAsked = (trace: Trace): Asking => ({
  ...begin({ question: trace.question }),
  phase: 'done',
  questions: trace.parts?.map(({ question }) => question) ?? [],
  passages: trace.passages,
  citations: trace.citations,
  parts: trace.sentences.map((sentence) => ({ text: sentence.text, sentence })),
});

function Outcome({ trace }: { readonly trace: Trace }) {
  const { tone, head, detail } = summarise(trace);
  return (
    <section aria-label="Outcome">
      {trace.failure ? (
        <div class="notice bad">
          <Icon name="alert" />
          <div>
            <strong>This question failed ({trace.failure.code})</strong>
            <p>{trace.failure.reason}</p>
          </div>
        </div>
      ) : (
        <div class={`status-line ${tone}`}>
          <strong>{head}</strong>
          {detail !== '' && <p>{detail}</p>}
        </div>
      )}
      {trace.sentences.length > 0 && (
        <Sentences asking={asAsked(trace)} opened={null} onOpen={(place) => go(addressOfPlace(place))} onAskAgain={() => undefined} />
      )}
      {trace.status === 'answered' && <UnansweredParts answer={{ status: trace.status, parts: trace.parts }} />}
      {trace.choices && <Choices choices={trace.choices} onAsk={(question) => go(`/ask?q=${segment(question)}`)} />}
      {trace.parts && <PartsTable parts={trace.parts} />}
      <Verdicts outcome={trace} />
      <Remarks outcome={trace} />
      <GuardNote outcome={trace} />
      <ReviewNote outcome={trace} question={trace.question} isOwnPage />
      {trace.feedback.map((entry) => (
        <p key={entry.createdAt} class="quiet">
          Found {entry.rating === 'up' ? 'useful' : 'not useful'} <Ago at={entry.createdAt} />
          {entry.comment && <bdi>: {entry.comment}</bdi>}
        </p>
      ))}
    </section>
  );
}

function Waterfall({ trace }: { readonly trace: Trace }) {
  const { bars, totalMs } = waterfall(trace.timings);
  return (
    <section aria-label="Where the time went">
      <h2>
        {milliseconds(totalMs)} <span class="quiet">from question to end</span>
      </h2>
      <table class="records waterfall">
        <thead class="unseen">
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">When</th>
            <th scope="col">Took</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar, index) => (
            <tr key={index}>
              <td>{bar.name}</td>
              <td class="track">
                <span
                  style={{ marginInlineStart: `${(bar.startMs / totalMs) * 100}%`, width: `${Math.max(0.3, (bar.ms / totalMs) * 100)}%` }}
                />
              </td>
              <td class="number">{milliseconds(bar.ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const evidenceOf = ({ gate: { evidence = [] } }: Trace, side: 'for' | 'against'): string =>
  evidence
    .filter(({ speaks }) => speaks === side)
    .map(({ words }) => words)
    .join('; ');

const Settings = ({ trace }: { readonly trace: Trace }) => (
  <section aria-label="Configuration">
    <h2>Configuration</h2>
    <Facts
      of={[
        ['How it came about', rungWords(trace)],
        ['Version', <Version id={trace.configuration['version']} />],
        ['Settings in all', <bdi class="breakable">{wordsFor(trace.configuration['id'] ?? null)}</bdi>],
        ['Gate', `${trace.gate.score.toFixed(3)}, needs ${trace.gate.threshold.toFixed(3)}`],
        ['For answering', evidenceOf(trace, 'for')],
        ['Against answering', evidenceOf(trace, 'against')],
        ['Read and written', `${many(trace.usage.promptTokens, 'token')} read, ${count(trace.usage.completionTokens)} written`],
        ...Object.entries(trace.configuration)
          .filter(([name]) => name !== 'version' && name !== 'id')
          .map(([name, value]) => [name, <bdi class="breakable">{wordsFor(value)}</bdi>] as const),
      ]}
    />
  </section>
);

/** An admin can see what it holds, and what has changed since. */
function Version({ id }: { readonly id: unknown }) {
  if (typeof id !== 'string') return <>from before there were versions</>;
  return canAdministrate() ? <a href={query('/configurations', { from: id })}>{id}</a> : <bdi>{id}</bdi>;
}

/** "budget 256, overlap 0" for what would be braces and quotation marks. */
function wordsFor(value: unknown): string {
  if (value === null) return 'none';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${wordsFor(part)}`)
    .join(', ');
}
