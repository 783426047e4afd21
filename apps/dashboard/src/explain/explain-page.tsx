import '../styles/explain.css';
import { listCollections } from '../documents/calls.ts';
import { count } from '../format/quantity.ts';
import { useLoad } from '../http/load.ts';
import { Icon } from '../parts/icon.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { headingPath } from '../reading/passage-words.ts';
import { addressOfPlace } from '../reading/place.ts';
import { go, route } from '../shell/route.ts';
import { addressOf, type Asked, askedIn, explain, type Explained } from './calls.ts';
import { ExplainForm } from './explain-form.tsx';
import { JudgeLists, LegLists } from './leg-lists.tsx';
import { MakeupChart } from './makeup-bars.tsx';
import { Otherwise } from './otherwise.tsx';
import { PlacesChart } from './places-chart.tsx';
import { Removed } from './removed.tsx';
import { SearchesPart } from './searches-part.tsx';
import { tellingText } from './telling-text.ts';
import { UnderstoodPart } from './understood-part.tsx';
import { WhyNotPart } from './why-not.tsx';
import { firstThree, WordsTable } from './words-table.tsx';

/** Why these passages, in this order, and not another document? Whatever the address asks is looked into. */
export function ExplainPage() {
  const asked = askedIn(route.value.search);
  const collections = useLoad('collections', listCollections);
  const ranking = { ...asked, documentId: '' };
  const explained = useLoad(asked.query === '' ? '' : addressOf(ranking), (signal) => explain(ranking, signal));
  return (
    <div class="page">
      <header class="page-head">
        <h1>Why these passages?</h1>
        <span class="spring" />
        {asked.query !== '' && (
          <a
            class="button"
            href={`/ask?${new URLSearchParams({ q: asked.query, ...(asked.collection === '' ? {} : { in: asked.collection }) })}`}
          >
            Ask this
          </a>
        )}
      </header>
      <ExplainForm
        key={addressOf(ranking)}
        asked={asked}
        collections={collections.body?.items ?? []}
        onAsk={(next) => go(addressOf(next))}
      />
      {asked.query === '' ? (
        <Empty title="Type a question to see how its passages were found">
          <p>
            Every step stands here: what the words found, what the meaning found, how they were put together, and why a document did not
            come up.
          </p>
        </Empty>
      ) : (
        <Loaded load={explained} lines={14}>
          {(body) => <Known explained={body} asked={asked} />}
        </Loaded>
      )}
    </div>
  );
}

function Known({ explained: { explanation: whole, understood, legs }, asked }: { readonly explained: Explained; readonly asked: Asked }) {
  const explanation = namingCollections(whole);
  const { ranking, words } = explanation;
  return (
    <>
      <First explanation={explanation} />
      {understood && <UnderstoodPart understood={understood} />}
      <SearchesPart explanation={explanation} asked={asked} />
      <WhyNotPart asked={asked} first={ranking[0]} />
      {ranking.length > 0 && <MakeupChart explanation={explanation} chosen={asked.documentId} />}
      {ranking.length > 0 && <PlacesChart explanation={explanation} chosen={asked.documentId} />}
      <WordsTable words={words} columns={firstThree(ranking)} />
      <LegLists explanation={explanation} legs={legs} chosen={asked.documentId} />
      <JudgeLists explanation={explanation} chosen={asked.documentId} />
      <Removed explanation={explanation} />
    </>
  );
}

/** A collection is named beside each passage where there are several; one alone would be said again and again. */
function namingCollections(explanation: Explained['explanation']): Explained['explanation'] {
  const { ranking } = explanation;
  if (new Set(ranking.map(({ collection }) => collection)).size > 1) return explanation;
  return { ...explanation, ranking: ranking.map((passage) => ({ ...passage, collection: '' })) };
}

function First({ explanation: { first, ranking, remedies, otherwise } }: Pick<Explained, 'explanation'>) {
  const [head = '', ...steps] = first;
  const [passage] = ranking;
  return (
    <section aria-label="Why the first passage came first">
      <h2>{ranking.length > 0 ? 'Why this came first' : 'Why nothing came up'}</h2>
      <p class="explain-head" dir="auto">
        {head}
      </p>
      {passage && (
        <>
          <p dir="auto">
            <a href={addressOfPlace({ ...passage, quote: null })}>
              {passage.title}
              {headingPath(passage)}
            </a>{' '}
            <span class="quiet">
              passage {count(passage.ordinal + 1)}
              {passage.collection !== '' && ` in ${passage.collection}`}
            </span>
          </p>
          <p class="clamp quoted" dir="auto">
            {tellingText(passage)}
          </p>
        </>
      )}
      <ul class="explain-steps">
        {steps.map((step) => (
          <li key={step} dir="auto">
            <Icon name="chevron" /> <span>{step}</span>
          </li>
        ))}
      </ul>
      <Otherwise remedies={remedies} tried={otherwise} first={passage} />
    </section>
  );
}
