import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { addressOfPlace, type Place } from './place.ts';
import { Reader } from './reader.tsx';

/** The document beside the answer; over it where there is no room beside. Escape closes it and gives the focus back. */
export function ReaderPane({ place, onClose }: { readonly place: Place; readonly onClose: () => void }) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    pane.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <>
      <div class="scrim" onClick={onClose} />
      <aside
        class="reader"
        aria-label={`Document: ${place.title}`}
        tabIndex={-1}
        ref={pane}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      >
        <header>
          <div>
            <h2 dir="auto">{place.title}</h2>
            <p class="quiet small">
              Revision {place.revision}
              {place.page !== null && `, page ${place.page}`}
              {' · '}
              <a href={addressOfPlace(place)}>Open on its own page</a>
            </p>
          </div>
          <button type="button" class="plain" onClick={onClose}>
            <Icon name="close" /> Close
          </button>
        </header>
        <div class="reader-body">
          <Reader place={place} />
        </div>
      </aside>
    </>
  );
}
