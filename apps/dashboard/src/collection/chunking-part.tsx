import { useState } from 'preact/hooks';
import { Choice } from '../ask/question-form.tsx';
import { listDocuments } from '../documents/calls.ts';
import { ProgressStrip, useProgress } from '../documents/progress-strip.tsx';
import { query, segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { canEdit } from '../http/session.ts';
import { Loaded } from '../parts/states.tsx';
import { go, route } from '../shell/route.ts';
import { type Chunking, type CurrentChunking, previewChunking, readChunking } from './chunking-calls.ts';
import { ChunkingControls } from './chunking-controls.tsx';
import { ChunkingNow } from './chunking-now.tsx';
import { CutText } from './cut-text.tsx';
import { SizeChart } from './size-chart.tsx';

/** How do these settings cut a real document of this collection? */
export function ChunkingPart({ name }: { readonly name: string }) {
  const current = useLoad(`chunking ${name}`, (signal) => readChunking(name, signal));
  const progress = useProgress(name);
  return (
    <>
      <ProgressStrip progress={progress} />
      <Loaded load={current} lines={6}>
        {(known) => (
          <>
            <ChunkingNow name={name} known={known} pending={progress?.pending ?? 0} onChange={current.reload} />
            <Workbench key={known.settingsVersion} name={name} known={known} onUse={current.reload} />
          </>
        )}
      </Loaded>
    </>
  );
}

type WorkbenchProps = { readonly name: string; readonly known: CurrentChunking; readonly onUse: () => void };

function Workbench({ name, known, onUse }: WorkbenchProps) {
  const [chunking, setChunking] = useState<Chunking>(known.chunking);
  const documents = useLoad(`documents to cut ${name}`, (signal) => listDocuments(name, { status: 'live', limit: 100 }, signal));
  const live = documents.body?.items ?? [];
  const chosen = route.value.search.get('document') ?? live[0]?.id ?? '';
  const key = chosen === '' ? '' : `cut ${name} ${chosen} ${JSON.stringify(chunking)}`;
  const preview = useLoad(key, () => previewChunking(name, chosen, chunking));
  const choose = (id: string): void => go(query(`/collections/${segment(name)}/chunking`, { document: id }), 'replace');
  if (documents.body && live.length === 0)
    return <p class="quiet">As soon as a document of this collection is live, you see here how it is cut, and how it would be.</p>;
  return (
    <section aria-label="Preview">
      <h2>See how a document would be cut</h2>
      <div class="cut-controls">
        <Choice
          label="Document"
          value={chosen}
          onChoose={choose}
          options={live.map(({ id, title, externalId }) => [id, title ?? externalId])}
        />
        <ChunkingControls name={name} known={known} chunking={chunking} onChange={setChunking} onUse={onUse} mayUse={canEdit()} />
      </div>
      <Loaded load={preview} lines={12}>
        {(shown) => (
          <>
            <SizeChart preview={shown} />
            {shown.warnings.map((warning) => (
              <p key={warning} class="notice attention">
                {warning}
              </p>
            ))}
            <CutText preview={shown} />
          </>
        )}
      </Loaded>
    </section>
  );
}
