import { signal } from '@preact/signals';
import type { RevisionPages } from '../http/bodies.ts';
import { get, query, segment } from '../http/client.ts';
import type { Place } from './place.ts';

/** As its page looks, or as the text that spans count in. */
export type Manner = 'page' | 'text';

const storageName = 'aquifer.reading';
/** How documents with pages are shown, in every place until the reader chooses otherwise. */
export const manner = signal<Manner>(localStorage.getItem(storageName) === 'text' ? 'text' : 'page');

export function choose(wanted: Manner): void {
  manner.value = wanted;
  localStorage.setItem(storageName, wanted);
}

const addressOfPages = ({ documentId, revision }: Place): string => `/v1/documents/${segment(documentId)}/revisions/${revision}/pages`;

export const readPages = (place: Place, signal: AbortSignal): Promise<RevisionPages> =>
  get<RevisionPages>(query(addressOfPages(place), { start: place.span?.start, end: place.span?.end }), signal);

/** Dots are asked for in steps, so that a pane drawn a little wider finds the picture it has. */
export const addressOfPicture = (place: Place, page: number, dots: number): string =>
  `${addressOfPages(place)}/${page}/picture?width=${Math.min(2400, Math.max(400, Math.ceil(dots / 200) * 200))}`;
