import { useEffect } from 'preact/hooks';
import { Choice } from '../ask/question-form.tsx';
import { listCollections } from '../documents/calls.ts';
import { CaseRow } from './case-row.tsx';
import type { GuardCase, ListOf } from '../http/bodies.ts';
import { query } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { canEdit } from '../http/session.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { Icon } from '../parts/icon.tsx';
import { useMore } from '../parts/more.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { go, route } from '../shell/route.ts';
import { listCases, type State, type Wanted } from './calls.ts';
import { saveExamples } from './save-examples.ts';
import { countHeldBack } from './held-back.ts';
import { emptyWords } from './words.ts';

const states: readonly (readonly [State, string])[] = [
  ['open', 'To look at'],
  ['approved', 'Let in'],
  ['rejected', 'Kept out'],
];
const levels: readonly (readonly [string, string])[] = [
  ['', 'all'],
  ['quarantined', 'hostile'],
  ['suspect', 'suspect'],
];

/** Which documents speak to whoever answers from them, and what is to become of them? */
export function GuardPage() {
  const wanted = wantedIn(route.value.search);
  useEffect(countHeldBack, []);
  const load = useLoad(`guard ${Object.values(wanted).join(' ')}`, (signal) => listCases(wanted, signal));
  if (!canEdit())
    return (
      <div class="page">
        <Empty title="This page is for editors">
          <p>Sign in with an editor's key to look at documents that are held back.</p>
        </Empty>
      </div>
    );
  return (
    <div class="page">
      <header class="page-head">
        <h1>Held back</h1>
        <span class="spring" />
        <button
          type="button"
          class="plain"
          onClick={() => void saveExamples()}
          title="What people decided, as lines of JSON to measure with"
        >
          <Icon name="download" /> Save examples
        </button>
      </header>
      <States wanted={wanted} />
      <Filters wanted={wanted} />
      <Loaded key={Object.values(wanted).join(' ')} load={load} lines={8}>
        {(first) => <Cases first={first} wanted={wanted} />}
      </Loaded>
    </div>
  );
}

const wantedIn = (search: URLSearchParams): Wanted => ({
  state: states.find(([name]) => name === search.get('state'))?.[0] ?? 'open',
  level: levels.find(([name]) => name === search.get('level'))?.[0] ?? '',
  collection: search.get('collection') ?? '',
});

const addressOf = ({ state, ...wanted }: Wanted): string => query('/guard', { ...wanted, state: state === 'open' ? null : state });

const States = ({ wanted }: { readonly wanted: Wanted }) => (
  <nav class="parts-nav" aria-label="Documents by what was decided">
    {states.map(([state, title]) => (
      <a key={state} href={addressOf({ ...wanted, state })} aria-current={state === wanted.state ? 'page' : undefined}>
        {title}
      </a>
    ))}
  </nav>
);

function Filters({ wanted }: { readonly wanted: Wanted }) {
  const all = useLoad('collections', (signal) => listCollections(signal));
  const names = new Set([...(all.body?.items.map(({ name }) => name) ?? []), wanted.collection].filter((name) => name !== ''));
  return (
    <div class="filters">
      <div class="tabs" role="group" aria-label="How bad">
        {levels.map(([level, title]) => (
          <button
            key={level}
            type="button"
            aria-pressed={level === wanted.level}
            onClick={() => go(addressOf({ ...wanted, level }), 'replace')}
          >
            {title}
          </button>
        ))}
      </div>
      <Choice
        label="Collection"
        value={wanted.collection}
        options={[['', 'all collections'], ...[...names].map((name) => [name, name] as const)]}
        onChoose={(collection) => go(addressOf({ ...wanted, collection }), 'replace')}
      />
    </div>
  );
}

type CasesProps = { readonly first: ListOf<GuardCase>; readonly wanted: Wanted };

function Cases({ first, wanted }: CasesProps) {
  const { items, button } = useMore(first, (cursor) => listCases(wanted, undefined, cursor));
  if (items.length === 0) return <Nothing wanted={wanted} />;
  return (
    <>
      <ol class="guard-list" aria-label="Documents" onKeyDown={moveWithArrows}>
        {items.map((found) => (
          <li key={found.revisionId}>
            <CaseRow found={found} />
          </li>
        ))}
      </ol>
      {button}
    </>
  );
}

function Nothing({ wanted: { state, level, collection } }: { readonly wanted: Wanted }) {
  if (level !== '' || collection !== '')
    return (
      <Empty title="No document fits these filters">
        <p>
          <a href={addressOf({ state, level: '', collection: '' })}>Show all of them</a>
        </p>
      </Empty>
    );
  return (
    <Empty title={emptyWords[state].title}>
      <p>{emptyWords[state].words}</p>
    </Empty>
  );
}
