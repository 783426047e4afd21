import { useEffect, useRef, useState } from 'preact/hooks';
import { announce } from '../parts/announce.tsx';
import { many } from '../format/quantity.ts';
import { Icon } from '../parts/icon.tsx';
import { droppedFiles } from './dropped-files.ts';
import { addFiles } from './uploads.ts';

type DropProps = { readonly collection: string; readonly isLarge: boolean; readonly isWanted: boolean };

/** Files dropped anywhere on the page, or chosen. */
export function DropZone({ collection, isLarge, isWanted }: DropProps) {
  const picker = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const take = (files: readonly File[]): void => {
    if (files.length === 0) return announce('No files in what was dropped');
    addFiles(files, collection);
    announce(`Sending ${many(files.length, 'file')} to ${collection}`);
  };
  const isOver = useDropAnywhere(take);
  useEffect(() => {
    if (isWanted) button.current?.focus();
  }, [isWanted]);
  return (
    <div class={`drop-zone ${isLarge ? 'is-large' : ''} ${isOver ? 'is-over' : ''}`} data-testid="drop-zone">
      <Icon name="upload" />
      <div>
        <p>
          <strong>{isOver ? `Let go to add to ${collection}` : 'Drop files or folders here'}</strong>
        </p>
        <p class="quiet small">Office files, PDF, mail, pages, text, code, scans and pictures; added to “{collection}”</p>
      </div>
      <button type="button" class={isLarge ? 'primary' : 'button'} ref={button} onClick={() => picker.current?.click()}>
        Choose files
      </button>
      <input
        ref={picker}
        class="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Files to add"
        data-testid="file-input"
        onChange={(event) => {
          take([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

function useDropAnywhere(take: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const abort = new AbortController();
    const on = (name: 'dragover' | 'dragleave' | 'drop', handle: (event: DragEvent) => void): void =>
      window.addEventListener(name, (event) => carriesFiles(event) && handle(event), { signal: abort.signal });
    on('dragover', (event) => (event.preventDefault(), setOver(true)));
    on('dragleave', (event) => event.relatedTarget === null && setOver(false));
    on('drop', (event) => {
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then((files) => latest.current(files));
    });
    return () => abort.abort();
  }, []);
  return isOver;
}
