import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RevisionPages } from '../http/bodies.ts';
import { bringIntoView } from './bring-into-view.ts';
import { firstScale, movedBy, zoomed } from './page-scale.ts';
import { addressOfPicture, choose } from './pages.ts';
import { PageBar } from './page-bar.tsx';
import { PagePicture } from './page-picture.tsx';
import type { Place } from './place.ts';
import '../styles/page-view.css';

type PageViewProps = { readonly place: Place; readonly pages: RevisionPages };

/** The document's page as it looks, the words of the place marked on it. Arrow keys turn pages, plus and minus zoom. */
export function PageView({ place, pages }: PageViewProps) {
  const within = (wanted: number): number => Math.min(pages.items.length, Math.max(1, wanted));
  const quoted = within(pages.boxes[0]?.page ?? place.page ?? 1);
  const [number, setNumber] = useState(quoted);
  const [chosenScale, setScale] = useState<number | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame);
  const page = pages.items.find((item) => item.page === number) ?? pages.items[0];
  const boxes = pages.boxes.filter((box) => box.page === page?.page);
  const fit = page ? Math.min(1.6, room / page.width) : 1;
  const scale = page ? (chosenScale ?? firstScale(page, boxes, room)) : 1;
  useEffect(() => bringMarkIntoView(frame.current), [number, room > 0, chosenScale]);
  const turn = (to: number): boolean => (setNumber(within(to)), within(to) !== number);
  const zoom = (direction: 1 | -1): void => setScale(zoomed(scale, direction, fit));
  useKeys(frame, { turn: (by) => turn(number + by), zoom });
  if (!page) return null;
  const words = place.quote !== null && boxes.length > 0 ? `. Marked: ${place.quote}` : '';
  return (
    <div class="page-view">
      <PageBar number={number} count={pages.items.length} quoted={pages.boxes.length > 0 ? quoted : null} onTurn={turn} onZoom={zoom} />
      <div class="page-frame" ref={frame} tabIndex={0} role="group" aria-label={`Page ${number}, as it looks`}>
        {room > 0 && (
          <div class="page-sheet" style={{ width: `${page.width * scale}px`, aspectRatio: `${page.width} / ${page.height}` }}>
            <PagePicture
              key={`${place.documentId} ${place.revision} ${number}`}
              address={addressOfPicture(place, number, page.width * scale * devicePixelRatio)}
              label={`Page ${number} of ${place.title}${words}`}
              onText={() => choose('text')}
            />
            {boxes.map((box, index) => (
              <span
                key={index}
                class="page-mark"
                data-testid="page-mark"
                style={{
                  left: share(box.x, page.width),
                  top: share(box.y, page.height),
                  width: share(box.width, page.width),
                  height: share(box.height, page.height),
                }}
              />
            ))}
          </div>
        )}
      </div>
      {page.recognised && <p class="quiet small">This page is a picture; its words were read off it and may hold errors.</p>}
    </div>
  );
}

const share = (part: number, whole: number): string => `${(part / whole) * 100}%`;

/** Sideways within its frame, then up and down in the pane. */
function bringMarkIntoView(frame: HTMLElement | null): void {
  const marks = [...(frame?.querySelectorAll<HTMLElement>('.page-mark') ?? [])];
  const [first] = marks;
  if (!frame || !first) return;
  const start = frame.getBoundingClientRect().left - frame.scrollLeft;
  const places = marks.map((mark) => mark.getBoundingClientRect());
  const edges = { left: Math.min(...places.map(({ left }) => left)) - start, right: Math.max(...places.map(({ right }) => right)) - start };
  frame.scrollLeft = movedBy(edges, frame.clientWidth);
  bringIntoView(first);
}

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return width;
}

type Acts = {
  /** Whether there was a page to turn to. */
  readonly turn: (by: number) => boolean;
  readonly zoom: (direction: 1 | -1) => void;
};

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
const zooms: Readonly<Record<string, 1 | -1>> = { '+': 1, '=': 1, '-': -1 };

/** Within a page that is wider than its frame the arrows move the page. */
const moves = (frame: HTMLElement | null, target: EventTarget | null): boolean =>
  frame !== null && target === frame && frame.scrollWidth > frame.clientWidth;

/** While the focus is in the pane, or on the page around it where there is none. */
function useKeys(frame: { readonly current: HTMLElement | null }, acts: Acts): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const around = frame.current?.closest<HTMLElement>('.reader, .page');
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).closest('input, select, textarea')) return;
      const [by, direction] = [steps[event.key], zooms[event.key]];
      if (direction !== undefined) latest.current.zoom(direction);
      else if (by === undefined || moves(frame.current, event.target) || !latest.current.turn(by)) return;
      event.preventDefault();
    };
    around?.addEventListener('keydown', onKeyDown);
    return () => around?.removeEventListener('keydown', onKeyDown);
  }, []);
}
