import { useEffect } from 'preact/hooks';
import { ActivityPage } from './activity/activity-page.tsx';
import { TracePage } from './activity/trace-page.tsx';
import { AskPage } from './ask/ask-page.tsx';
import { DocumentPage } from './documents/document-page.tsx';
import { DocumentsPage } from './documents/documents-page.tsx';
import type { Me } from './http/bodies.ts';
import { get } from './http/client.ts';
import { countHeldBack } from './guard/held-back.ts';
import { apiKey, keyWanted, me } from './http/session.ts';
import { isTyping } from './parts/is-typing.ts';
import { Later } from './parts/later.tsx';
import { Empty } from './parts/states.tsx';
import { KeyForm } from './shell/key-form.tsx';
import { currentPage, pages } from './shell/pages.ts';
import { Palette } from './shell/palette.tsx';
import { route } from './shell/route.ts';
import { isPaletteOpen, Shell } from './shell/shell.tsx';
import { isShortcutsOpen, Shortcuts } from './shell/shortcuts.tsx';

const bringEvaluations = () => import('./evaluations/index.ts');
const bringBatches = () => import('./batches/index.ts');
const bringConfigurations = () => import('./configurations/index.ts');
const bringCollection = () => import('./collection/collection-page.tsx');
const bringSources = () => import('./sources/sources-page.tsx');
const bringSource = () => import('./sources/source-page.tsx');
const bringFreshness = () => import('./freshness/freshness-page.tsx');
const bringSystem = () => import('./system/system-page.tsx');
const bringExplain = () => import('./explain/explain-page.tsx');
const bringGuard = () => import('./guard/index.ts');
const bringReview = () => import('./review/index.ts');

export function App() {
  useEffect(listenToKeys, []);
  const credential = apiKey.value;
  useEffect(() => {
    get<Me>('/v1/me').then(
      (who) => (me.value = who),
      () => undefined,
    );
  }, [credential]);
  useEffect(countHeldBack, [me.value]);
  const name = pages().find(({ path }) => path === currentPage(route.value))?.name ?? 'Ask';
  useEffect(() => void (document.title = `${name} · Aquifer`), [name]);
  return (
    <Shell>
      {keyWanted.value === null ? <Page key={credential} /> : <KeyForm reason={keyWanted.value} />}
      {isPaletteOpen.value && <Palette />}
      {isShortcutsOpen.value && <Shortcuts />}
    </Shell>
  );
}

function Page() {
  const [first = 'ask', second, third] = route.value.path;
  if (first === 'ask') return <AskPage />;
  if (first === 'documents') return second === undefined ? <DocumentsPage /> : <DocumentPage key={second} id={second} />;
  if (first === 'collections' && second !== undefined)
    return (
      <Later
        key="collection"
        bring={bringCollection}
        show={({ CollectionPage }) => <CollectionPage key={second} name={second} part={third ?? 'fields'} />}
      />
    );
  if (first === 'sources')
    return second === undefined ? (
      <Later key="sources" bring={bringSources} show={({ SourcesPage }) => <SourcesPage />} />
    ) : (
      <Later key="source" bring={bringSource} show={({ SourcePage }) => <SourcePage key={second} id={second} />} />
    );
  if (first === 'explain') return <Later key="explain" bring={bringExplain} show={({ ExplainPage }) => <ExplainPage />} />;
  if (first === 'freshness') return <Later key="freshness" bring={bringFreshness} show={({ FreshnessPage }) => <FreshnessPage />} />;
  if (first === 'batches') return <Batches id={second} />;
  if (first === 'evaluations')
    return (
      <Later
        key="evaluations"
        bring={bringEvaluations}
        show={({ EvaluationsPage, RunPage }) => (second === undefined ? <EvaluationsPage /> : <RunPage key={second} id={second} />)}
      />
    );
  if (first === 'configurations')
    return <Later key="configurations" bring={bringConfigurations} show={({ ConfigurationsPage }) => <ConfigurationsPage />} />;
  if (first === 'guard') return <HeldBack id={second} />;
  if (first === 'review')
    return (
      <Later
        key="review"
        bring={bringReview}
        show={({ ReviewPage, CasePage }) => (second === undefined ? <ReviewPage /> : <CasePage key={second} id={second} />)}
      />
    );
  if (first === 'activity') return <ActivityPage />;
  if (first === 'questions' && second !== undefined) return <TracePage id={second} />;
  if (first === 'system') return <Later key="system" bring={bringSystem} show={({ SystemPage }) => <SystemPage />} />;
  return <NoPage />;
}

function Batches({ id }: { readonly id: string | undefined }) {
  return (
    <Later
      key="batches"
      bring={bringBatches}
      show={({ BatchesPage, BatchPage }) => (id === undefined ? <BatchesPage /> : <BatchPage key={id} id={id} />)}
    />
  );
}

function HeldBack({ id }: { readonly id: string | undefined }) {
  return (
    <Later
      key="guard"
      bring={bringGuard}
      show={({ GuardPage, CasePage }) => (id === undefined ? <GuardPage /> : <CasePage key={id} id={id} />)}
    />
  );
}

const NoPage = () => (
  <div class="page">
    <Empty title="There is no page here">
      <p>
        Check the address, or <a href="/ask">ask a question</a>.
      </p>
    </Empty>
  </div>
);

/** Ctrl or cmd K opens the palette, `/` goes to the page's search field, `?` tells of all keys. */
function listenToKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      isPaletteOpen.value = !isPaletteOpen.value;
    } else if (event.key === '?' && !isTyping(event.target) && !document.querySelector('dialog[open]')) {
      isShortcutsOpen.value = true;
    } else if (event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target) && !isPaletteOpen.value) {
      event.preventDefault();
      const field = document.querySelector<HTMLElement>('[data-search]');
      if (field) field.focus();
      else isPaletteOpen.value = true;
    }
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
