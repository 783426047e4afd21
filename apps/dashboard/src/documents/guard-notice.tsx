import { many } from '../format/quantity.ts';
import { sentence } from '../format/sentence.ts';
import { findCase } from '../guard/calls.ts';
import { visible } from '../guard/words.ts';
import type { Document, GuardCaseInPlace } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { canEdit, me } from '../http/session.ts';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { addressOfPlace } from '../reading/place.ts';

type Guard = NonNullable<Document['latest']['guard']>;

/** What the guard found in the newest revision, and what became of it; nothing where it found nothing. */
export function GuardNotice({ document }: { readonly document: Document }) {
  const { guard } = document.latest;
  if (!guard || guard.level === 'clean') return null;
  const { tone, head, words } = standing(document, guard);
  return (
    <div class={`notice ${tone}`} data-testid="guard-notice">
      <Icon name="shield" />
      <div>
        <strong>{head}</strong>
        <p>{words}</p>
        {me.value !== null && canEdit() && <Findings document={document} guard={guard} />}
      </div>
    </div>
  );
}

type Standing = { readonly tone: 'attention' | ''; readonly head: string; readonly words: string };

/** Whether readers find it, which is what they want to know first. */
function standing({ latest, liveRevision }: Document, { decision, findings }: Guard): Standing {
  const { number, status } = latest;
  const live = liveRevision === null || liveRevision === number ? '' : ` They go on to see revision ${liveRevision}.`;
  if (decision === 'reject')
    return { tone: '', head: `Revision ${number} was kept out by a person`, words: `Readers do not find it.${live}` };
  if (status === 'quarantined')
    return {
      tone: 'attention',
      head: `Revision ${number} is held back`,
      words: `It speaks to whoever answers from it. No reader finds it until a person has looked.${live}`,
    };
  if (decision === 'approve')
    return { tone: '', head: `Revision ${number} was let in by a person`, words: 'What was found in it is not marked any more.' };
  return {
    tone: '',
    head: `${many(findings, 'place')} to be read with care`,
    words:
      'Readers find this document. Answers that rest on such a place mark it as suspect, unless the collection or the source says otherwise.',
  };
}

function Findings({ document, guard: { revisionId } }: { readonly document: Document; readonly guard: Guard }) {
  const load = useLoad(`guard case ${revisionId}`, (signal) => findCase(revisionId, signal));
  return (
    <>
      <Loaded load={load} lines={2}>
        {({ findings }) => (
          <ul class="guard-findings">
            {findings.map((finding, index) => (
              <li key={index}>
                <Finding document={document} finding={finding} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <a href={`/guard/${segment(revisionId)}`}>{load.body?.state === 'open' ? 'Look at it and decide' : 'What was decided'}</a>
    </>
  );
}

type FindingProps = { readonly document: Document; readonly finding: GuardCaseInPlace['findings'][number] };

function Finding({ document, finding: { reason, quote, span, page } }: FindingProps) {
  const place = { documentId: document.id, revision: document.latest.number, title: '', quote: null, page, span };
  return (
    <>
      <bdi>{sentence(reason)}</bdi>{' '}
      {span === null ? (
        <span class="quiet small">outside the text</span>
      ) : (
        <a class="small" href={addressOfPlace(place)}>
          Show it in the text
        </a>
      )}
      <span class="guard-quote quiet small" dir="auto">
        “{visible(quote).trim()}”
      </span>
    </>
  );
}
