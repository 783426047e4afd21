import { useState } from 'preact/hooks';
import type { Document } from '../http/bodies.ts';
import { asFault } from '../http/fault.ts';
import { announce } from '../parts/announce.tsx';
import { Icon } from '../parts/icon.tsx';
import { retryDocument } from './calls.ts';

export function RetryButton({ document, onDone }: { readonly document: Document; readonly onDone: () => void }) {
  const [isBusy, setBusy] = useState(false);
  const name = document.title ?? document.latest.fileName;
  const retry = async (): Promise<void> => {
    setBusy(true);
    try {
      await retryDocument(document.id);
      announce(`${name} is tried again`);
      onDone();
    } catch (error) {
      announce(`${name} could not be tried again: ${asFault(error).problem.detail}`);
    }
    setBusy(false);
  };
  return (
    <button type="button" class="plain" disabled={isBusy} aria-label={`Retry ${name}`} onClick={() => void retry()}>
      <Icon name="retry" /> Retry
    </button>
  );
}
