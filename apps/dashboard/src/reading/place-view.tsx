import { useLoad } from '../http/load.ts';
import { Later } from '../parts/later.tsx';
import { Skeleton } from '../parts/states.tsx';
import { MannerChoice } from './manner-choice.tsx';
import { manner, readPages } from './pages.ts';
import type { Place } from './place.ts';
import { Reader } from './reader.tsx';

const bringPages = () => import('./page-view.tsx');

/** A place in a document: on its page as it looks, or in its text. What has no pages, or none that can be drawn, is text. */
export function PlaceView({ place }: { readonly place: Place }) {
  const key = `${place.documentId} ${place.revision} ${place.span?.start} ${place.span?.end}`;
  const pages = useLoad(place.page === null ? '' : `pages ${key}`, (signal) => readPages(place, signal));
  const mayChoose = pages.body?.isDrawn ?? false;
  const { body } = pages;
  if (place.page !== null && body === null && pages.fault === null && manner.value === 'page') return <Skeleton lines={12} />;
  if (body && mayChoose && manner.value === 'page')
    return <Later key="pages" bring={bringPages} show={({ PageView }) => <PageView key={key} place={place} pages={body} />} />;
  return (
    <>
      {mayChoose && (
        <div class="reading-bar">
          <MannerChoice />
        </div>
      )}
      {pages.fault && <p class="quiet small">Its pages cannot be shown: {pages.fault.problem.detail} Below is its text.</p>}
      <Reader place={place} />
    </>
  );
}
