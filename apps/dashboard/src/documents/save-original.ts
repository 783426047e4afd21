import type { Document } from '../http/bodies.ts';
import { segment, send } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { announce } from '../parts/announce.tsx';

/** Saves the file as it was uploaded. Fetched, not linked: a link cannot carry the key. */
export async function saveOriginal({ id, latest }: Document): Promise<void> {
  try {
    const response = await send(`/v1/documents/${segment(id)}/revisions/${latest.number}/file`, { accept: '*/*' });
    const url = URL.createObjectURL(await response.blob());
    const anchor = Object.assign(document.createElement('a'), { href: url, download: latest.fileName });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  } catch (error) {
    announce(`The file could not be fetched: ${asFault(error).problem.detail}`);
  }
}
