import type { FreshnessReport } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { sentence } from '../format/sentence.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { Ago, Badge } from '../parts/words.tsx';

export const ChangedLately = ({ changed }: { readonly changed: FreshnessReport['changed'] }) => (
  <section aria-label="What changed lately">
    <h2>Changed lately</h2>
    <ul class="lines" onKeyDown={moveWithArrows}>
      {changed.slice(0, 10).map((document) => (
        <li key={document.documentId}>
          <a href={`/documents/${segment(document.documentId)}`} data-stop dir="auto">
            {document.title}
          </a>
          <p class="quiet small">
            {document.revision === 1 ? 'New' : `Revision ${document.revision}`} · {document.source ?? document.collection} ·{' '}
            <Ago at={document.changedAt} />
          </p>
        </li>
      ))}
    </ul>
  </section>
);

export const FailingSources = ({ sources }: { readonly sources: FreshnessReport['failingSources'] }) => (
  <section aria-label="Sources that fail">
    <h2>Sources that fail</h2>
    {sources.length === 0 ? (
      <p class="quiet">Every source answered at its last visit.</p>
    ) : (
      <ul class="lines" onKeyDown={moveWithArrows}>
        {sources.map((source) => (
          <li key={source.id}>
            <a href={`/sources/${segment(source.id)}`} data-stop dir="auto">
              {source.name}
            </a>{' '}
            <Badge tone={source.state === 'held' ? 'attention' : 'bad'}>{source.state}</Badge>
            <p class="quiet small">
              {sentence(source.message ?? 'the last visit failed').replace(/\.?$/, '.')}
              {source.lastSuccessAt !== null && (
                <>
                  {' '}
                  Last good visit <Ago at={source.lastSuccessAt} />.
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    )}
  </section>
);
