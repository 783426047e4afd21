import type { UploadFields } from '#contract';
import { Fault } from '#core';
import { fileNameOf, normalUrl, type WebFetcher } from '#sources';
import type { Upload } from './upload.ts';

interface Wanted {
  readonly fields: UploadFields;
  readonly fetcher: WebFetcher;
  readonly signal: AbortSignal;
}

/** A page or file fetched once, under the rules of every fetch. Without an external id it is known by its address. */
export async function urlUpload(address: string, { fields, fetcher, signal }: Wanted): Promise<Upload> {
  const answer = await fetcher.fetch({ url: address, signal, maxWaitMs: 5000 });
  if (answer.status !== 200) {
    answer.body.on('error', () => undefined).destroy();
    throw new Fault('source_unreachable', `${address} answers ${answer.status}. Check that it opens in a browser without signing in.`);
  }
  const url = normalUrl(answer.url) ?? answer.url;
  const declaredType = answer.header('content-type');
  return {
    content: answer.body,
    fileName: fileNameOf(url, declaredType),
    declaredType,
    fields: { externalId: externalIdOf(normalUrl(address) ?? address), ...fields, metadata: { ...fields.metadata, url } },
  };
}

function externalIdOf(url: string): string {
  if (url.length <= 500) return url;
  throw new Fault('bad_request', `The address has ${url.length} characters; give an externalId of at most 500 with it.`);
}
