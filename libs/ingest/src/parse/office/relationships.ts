import { posix } from 'node:path';
import type { OfficePackage } from './open-package.ts';
import { attribute, elements, parseXml } from './xml.ts';

export interface Relationship {
  readonly id: string;
  /** The last word of its type: `slide`, `notesSlide`, `comments`. */
  readonly kind: string;
  /** The name of the part it leads to. */
  readonly target: string;
}

/** Where an Open XML part leads within its package. What leads outside is left out: nothing is ever fetched. */
export function relationshipsOf(part: string, pack: OfficePackage): Relationship[] {
  const xml = pack.text(posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`));
  if (xml === null) return [];
  return elements(parseXml(xml), 'Relationship')
    .filter((relation) => attribute(relation, 'TargetMode') !== 'External')
    .map((relation) => ({
      id: attribute(relation, 'Id') ?? '',
      kind: (attribute(relation, 'Type') ?? '').split('/').at(-1) ?? '',
      target: resolve(part, attribute(relation, 'Target') ?? ''),
    }));
}

function resolve(part: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target);
}
