import { useEffect, useState } from 'preact/hooks';
import { many } from '../format/quantity.ts';
import { asFault } from '../http/fault.ts';
import { canEdit } from '../http/session.ts';
import { announce } from '../parts/announce.tsx';
import { type CurrentChunking, cutAgain } from './chunking-calls.ts';

type Props = { readonly name: string; readonly known: CurrentChunking; readonly pending: number; readonly onChange: () => void };

/** What is in use, how many documents are cut otherwise, and what to do about it. */
export function ChunkingNow({ name, known: { chunking, documents }, pending, onChange }: Props) {
  const [refusal, setRefusal] = useState('');
  // Work that ends changes what is outdated.
  useEffect(() => onChange(), [pending === 0]);
  const again = (): void => {
    cutAgain(name).then(
      ({ queued }) => (
        announce(`${many(queued, 'document')} on the way. Searches see the old chunks until the new ones are whole.`),
        onChange()
      ),
      (error: unknown) => setRefusal(asFault(error).problem.detail),
    );
  };
  const how = chunking.strategy === 'structure' ? 'along their structure' : "by LangChain's recursive splitter";
  return (
    <section aria-label="In use">
      <p>
        Documents are cut {how}, at {chunking.targetTokens} tokens
        {chunking.overlapTokens > 0 && `, each chunk beginning with ${chunking.overlapTokens} of the one before`}.
      </p>
      {documents.outdated > 0 && (
        <div class="notice attention">
          <div>
            <strong>{many(documents.outdated, 'document')} cut by older settings</strong>
            <p>
              Cut again, each gets a new revision from its stored file; only texts that are new are embedded, and searches see the old
              revision until the new one is whole.
              {documents.failed > 0 &&
                ` ${many(documents.failed, 'document')} of them failed last and stay as they are: retry those first.`}
            </p>
            {canEdit() && (
              <button type="button" class="button" onClick={again}>
                Cut again
              </button>
            )}
          </div>
        </div>
      )}
      {refusal !== '' && (
        <p class="bad-words" role="alert">
          {refusal}
        </p>
      )}
    </section>
  );
}
