import type { ListOf, Collection, FreshnessReport, OverdueDocument } from '../http/bodies.ts';
import { get, query } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { canEdit } from '../http/session.ts';
import { count, many, share } from '../format/quantity.ts';
import { Choice } from '../ask/question-form.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { go, route } from '../shell/route.ts';
import { Ages } from './ages.tsx';
import { ChangedLately, FailingSources } from './lately.tsx';
import { Overdue } from './overdue.tsx';
import { Thresholds } from './thresholds.tsx';

/** How fresh is what people are told? */
export function FreshnessPage() {
  const collection = route.value.search.get('collection') ?? '';
  const collections = useLoad('collections', (signal) => get<ListOf<Collection>>('/v1/collections?limit=200', signal));
  const report = useLoad(`freshness ${collection}`, (signal) => get<FreshnessReport>(query('/v1/freshness', { collection }), signal));
  const overdue = useLoad(`overdue ${collection}`, (signal) =>
    get<ListOf<OverdueDocument>>(query('/v1/freshness/overdue', { collection, limit: 20 }), signal),
  );
  const options = [['', 'All collections'], ...(collections.body?.items ?? []).map(({ name }) => [name, name])] as const;
  const onVerified = (): void => (report.reload(), overdue.reload());
  return (
    <div class="page">
      <header class="page-head">
        <h1>Freshness</h1>
        <Choice
          label="Collection"
          value={collection}
          options={options.map(([value = '', label = '']) => [value, label] as const)}
          onChoose={(chosen) => go(query('/freshness', { collection: chosen }))}
        />
      </header>
      <Loaded load={report} lines={10}>
        {(body) =>
          body.documents === 0 ? (
            <Nothing />
          ) : (
            <>
              <Headline report={body} />
              <Overdue overdue={overdue} onVerified={onVerified} />
              <div class="halves">
                <Ages ages={body.ages} total={body.documents} />
                <ChangedLately changed={body.changed} />
                <FailingSources sources={body.failingSources} />
                {canEdit() && <Thresholds collection={collection} />}
              </div>
            </>
          )
        }
      </Loaded>
    </div>
  );
}

const Nothing = () => (
  <Empty title="No document is live yet">
    <p>How old documents are, which are due to be checked and what changed will stand here.</p>
    <a class="button primary" href="/documents">
      Add documents
    </a>
  </Empty>
);

function Headline({ report: { documents, verdicts } }: { readonly report: FreshnessReport }) {
  const { current, unverified, stale, expired } = verdicts;
  const overdue = stale + expired;
  return (
    <section class="headline" aria-label="How fresh is what people are told?">
      <p class="figure">
        {overdue === 0 ? 'Nothing is overdue' : `${count(overdue)} of ${many(documents, 'document')} overdue`}
        {overdue > 0 && <span class="quiet"> {share(overdue, documents)}</span>}
      </p>
      <div class="proportions" aria-hidden="true">
        {(
          [
            ['answered', current],
            ['neutral', unverified],
            ['abstained', stale],
            ['failed', expired],
          ] as const
        )
          .filter(([, value]) => value > 0)
          .map(([name, value]) => (
            <span key={name} class={name} style={{ flexGrow: value }} />
          ))}
      </div>
      <ul class="figures">
        <li>
          <span class="key answered" /> {count(current)} current
        </li>
        <li>
          <span class="key neutral" /> {count(unverified)} without a limit
        </li>
        <li>
          <span class="key abstained" /> {count(stale)} stale
        </li>
        <li>
          <span class="key failed" /> {count(expired)} expired
        </li>
      </ul>
      {unverified > 0 && (
        <p class="quiet small">
          Nobody said how long those without a limit keep. Set “stale after” on a document, its source or its collection.
        </p>
      )}
    </section>
  );
}
