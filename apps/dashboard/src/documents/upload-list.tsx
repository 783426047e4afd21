import { bytes, many } from '../format/quantity.ts';
import { Icon } from '../parts/icon.tsx';
import { Badge, type Tone } from '../parts/words.tsx';
import { cancel, clearFinished, isOpen, sendAgain, type Upload, uploads } from './uploads.ts';

const shown = 8;
const words: Record<Upload['state'], readonly [Tone, string]> = {
  waiting: ['neutral', 'waiting'],
  sending: ['neutral', 'sending'],
  received: ['good', 'received'],
  unchanged: ['good', 'already here, unchanged'],
  failed: ['bad', 'not sent'],
  cancelled: ['neutral', 'cancelled'],
};
const rank = (upload: Upload): number => ['failed', 'sending', 'waiting', 'cancelled', 'unchanged', 'received'].indexOf(upload.state);

/** The files given in this tab, those that want attention first. */
export function UploadList() {
  const all = uploads.value;
  if (all.length === 0) return null;
  const open = all.filter(isOpen).length;
  const failed = all.filter((upload) => upload.state === 'failed').length;
  const rows = all.toSorted((a, b) => rank(a) - rank(b)).slice(0, shown);
  return (
    <section class="uploads" aria-label="Files being sent">
      <header>
        <h2>
          {open > 0
            ? `Sending ${many(all.length, 'file')}, ${all.length - open} done`
            : `${many(all.length - failed, 'file')} sent${failed > 0 ? `, ${failed} not` : ''}`}
        </h2>
        {open === 0 && (
          <button type="button" class="plain" onClick={clearFinished}>
            <Icon name="close" /> Clear list
          </button>
        )}
      </header>
      <ul>
        {rows.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </ul>
      {all.length > shown && <p class="quiet small">and {all.length - shown} more</p>}
    </section>
  );
}

function UploadRow({ upload }: { readonly upload: Upload }) {
  const [tone, word] = words[upload.state];
  return (
    <li>
      <span class="upload-name" dir="auto" title={upload.file.name}>
        {upload.file.name}
      </span>
      <span class="quiet small number">{bytes(upload.file.size)}</span>
      {upload.state === 'sending' ? (
        <progress max={1} value={upload.share} aria-label={`Sending ${upload.file.name}`} />
      ) : (
        <Badge tone={tone}>{word}</Badge>
      )}
      {isOpen(upload) && (
        <button type="button" class="plain" onClick={() => cancel(upload.id)} aria-label={`Cancel ${upload.file.name}`}>
          Cancel
        </button>
      )}
      {(upload.state === 'failed' || upload.state === 'cancelled') && (
        <button type="button" class="plain" onClick={() => sendAgain(upload.id)} aria-label={`Send ${upload.file.name} again`}>
          Send again
        </button>
      )}
      {upload.problem && (
        <p class="bad-words small">
          {upload.problem.title}. {upload.problem.detail}
        </p>
      )}
    </li>
  );
}
