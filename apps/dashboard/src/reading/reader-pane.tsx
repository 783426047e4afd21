import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { addressOfPlace, type Place } from './place.ts';
import { PlaceView } from './place-view.tsx';

/** The document beside the answer; over it where there is no room beside. Escape closes it and gives the focus back. */
export function ReaderPane({ place, onClose }: { readonly place: Place; readonly onClose: () => void }) {
  const body = useRef<HTMLDivElement>(null);
  useEscape(onClose);
  useEffect(() => {
    const opener = document.activeElement;
    body.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <>
      <div class="scrim" onClick={onClose} />
      <aside class="reader" aria-label={`Document: ${place.title}`}>
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
        <div class="reader-body" tabIndex={0} ref={body} role="group" aria-label="The document">
          <PlaceView place={place} />
        </div>
      </aside>
    </>
  );
}

/** Wherever the focus is, unless a dialog is open: then Escape belongs to the dialog. */
function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  latest.current = onEscape;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open]')) latest.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
