import type { Activity } from '../http/bodies.ts';
import { get, query, segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { count, many, milliseconds, share } from '../format/quantity.ts';
import { sentence } from '../format/sentence.ts';
import { Choice } from '../ask/question-form.tsx';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { Ago } from '../parts/words.tsx';
import { go, route } from '../shell/route.ts';
import { Hits } from './hits.tsx';
import { Rungs } from './rungs.tsx';
import { stageRank } from './waterfall.ts';
import { UsedTable } from './used-table.tsx';

const periods: readonly (readonly [string, string])[] = [
  ['24', 'Last 24 hours'],
  ['168', 'Last 7 days'],
  ['720', 'Last 30 days'],
  ['2160', 'Last 90 days'],
];

/** What did people ask and what did they get? */
export function ActivityPage() {
  const hours = route.value.search.get('hours') ?? '24';
  const activity = useLoad(`activity ${hours}`, (signal) => get<Activity>(query('/v1/activity', { hours }), signal));
  return (
    <div class="page">
      <header class="page-head">
        <h1>Activity</h1>
        <span class="spring" />
        <a class="button" href="/explain">
          Why these passages?
        </a>
        <Choice label="Period" value={hours} options={periods} onChoose={(chosen) => go(query('/activity', { hours: chosen }))} />
      </header>
      <Loaded load={activity} lines={12}>
        {(body) => (body.questions + body.searches === 0 ? <Quiet hours={body.hours} /> : <Known activity={body} />)}
      </Loaded>
    </div>
  );
}

const Quiet = ({ hours }: { readonly hours: number }) => (
  <Empty title={`Nobody asked anything in the last ${hours === 24 ? '24 hours' : many(hours / 24, 'day')}`}>
    <p>Questions, what was found and how long it took will stand here.</p>
    <a class="button primary" href="/ask">
      Ask the first question
    </a>
  </Empty>
);

const Known = ({ activity }: { readonly activity: Activity }) => (
  <>
    <Headline activity={activity} />
    <Rungs rungs={activity.rungs} />
    <Hits hits={activity.hits} />
    <div class="halves">
      <Unanswered items={activity.unanswered} />
      <Stages stages={activity.stages} />
      <UsedTable title="Most used documents" used={activity.mostUsed} none="No document was retrieved in this period." />
      <UsedTable title="Never used documents" used={activity.neverUsed} none="Every document was retrieved at least once." isUnused />
    </div>
  </>
);

function Headline({ activity }: { readonly activity: Activity }) {
  const { questions, answered, abstained, failed, searches, thumbs } = activity;
  return (
    <section class="headline" aria-label="What did people ask and what did they get?">
      <p class="figure">
        {count(answered)} of {many(questions, 'question')} answered
        <span class="quiet"> {share(answered, questions)}</span>
      </p>
      {questions > 0 && <Proportions activity={activity} />}
      <ul class="figures">
        <li>
          <span class="key answered" /> {count(answered)} answered
        </li>
        <li>
          <span class="key abstained" />{' '}
          {abstained > 0 ? <a href="#unanswered">{count(abstained)} without an answer</a> : '0 without an answer'}
        </li>
        <li>
          <span class="key failed" /> {count(failed)} failed
        </li>
        <li>{many(searches, 'search', 'searches')} besides</li>
        <li>
          {count(thumbs.up)} found useful, {count(thumbs.down)} not
        </li>
      </ul>
    </section>
  );
}

/** The three outcomes as lengths of one line. The words beside say the same. */
const Proportions = ({ activity: { answered, abstained, failed } }: { readonly activity: Activity }) => (
  <div class="proportions" aria-hidden="true">
    {(
      [
        ['answered', answered],
        ['abstained', abstained],
        ['failed', failed],
      ] as const
    )
      .filter(([, value]) => value > 0)
      .map(([name, value]) => (
        <span key={name} class={name} style={{ flexGrow: value }} />
      ))}
  </div>
);

const Unanswered = ({ items }: { readonly items: Activity['unanswered'] }) => (
  <section aria-label="Questions without an answer" id="unanswered">
    <h2>Questions without an answer</h2>
    {items.length === 0 ? (
      <p class="quiet">Every question was answered.</p>
    ) : (
      <ul class="lines" onKeyDown={moveWithArrows}>
        {items.map((item) => (
          <li key={item.id}>
            <a href={`/questions/${segment(item.id)}`} data-stop dir="auto">
              {item.question}
            </a>
            <p class="quiet small">
              {sentence(item.reason ?? 'no reason was given')} · <Ago at={item.askedAt} />
            </p>
          </li>
        ))}
      </ul>
    )}
  </section>
);

const inOrder = (a: { readonly stage: string }, b: { readonly stage: string }): number => stageRank(a.stage) - stageRank(b.stage);

const Stages = ({ stages }: { readonly stages: Activity['stages'] }) => (
  <section aria-label="How long each stage takes">
    <h2>How long each stage takes</h2>
    <table class="records">
      <TableHead
        columns={[
          'Stage',
          { name: 'Times', class: 'number' },
          { name: 'Half within', class: 'number', title: 'Half of all took at most this long' },
          { name: '95 % within', class: 'number', title: '95 of 100 took at most this long' },
        ]}
      />
      <tbody>
        {stages.toSorted(inOrder).map((stage) => (
          <tr key={stage.stage}>
            <td>{stage.stage}</td>
            <td class="number">{count(stage.count)}</td>
            <td class="number">{milliseconds(stage.p50Ms)}</td>
            <td class="number">{milliseconds(stage.p95Ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
