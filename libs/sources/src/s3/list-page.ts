export interface BucketObject {
  readonly key: string;
  readonly etag: string;
  readonly size: number;
  readonly modifiedAt: Date;
  readonly storageClass: string;
}

export interface ListPage {
  readonly objects: readonly BucketObject[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

/**
 * One page of ListObjectsV2, asked for with `encoding-type=url`: what is inside an element is then plain words, so the few elements are
 * found without a parser. Null when the text is no such page.
 */
export function readListPage(xml: string): ListPage | null {
  if (!/<ListBucketResult[\s>]/.test(xml)) return null;
  const head = xml.replaceAll(/<Contents>[\s\S]*?<\/Contents>/g, '');
  const isEncoded = element(head, 'EncodingType') === 'url';
  const objects = [...xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)].map(([, inside = '']) => toObject(inside, isEncoded));
  return { objects, next: element(head, 'IsTruncated') === 'true' ? element(head, 'NextContinuationToken') : null };
}

/** What a refusal says: its code and message. */
export function readError(xml: string): { readonly code: string; readonly message: string } {
  return { code: element(xml, 'Code') ?? '', message: element(xml, 'Message') ?? '' };
}

function toObject(inside: string, isEncoded: boolean): BucketObject {
  const key = element(inside, 'Key') ?? '';
  return {
    key: isEncoded ? decodeURIComponent(key.replaceAll('+', ' ')) : key,
    etag: (element(inside, 'ETag') ?? '').replaceAll('"', ''),
    size: Number(element(inside, 'Size') ?? 0),
    modifiedAt: new Date(element(inside, 'LastModified') ?? 0),
    storageClass: element(inside, 'StorageClass') ?? 'STANDARD',
  };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function element(xml: string, name: string): string | null {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  if (text === undefined) return null;
  return text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, named?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[named ?? ''] ?? whole;
  });
}
