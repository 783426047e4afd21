import type { Collection, ListOf } from '../http/bodies.ts';
import { canEdit } from '../http/session.ts';
import { many } from '../format/quantity.ts';
import { Empty } from '../parts/states.tsx';
import { ConversationList } from './conversation-list.tsx';

/** Before the first question: what there is to ask, or how to get it there. */
export function Start({ collections }: { readonly collections: ListOf<Collection> | null }) {
  if (!collections) return null;
  const documents = collections.items.reduce((sum, collection) => sum + collection.documents, 0);
  if (documents === 0) {
    return (
      <Empty title="No documents yet">
        <p>Answers come from your own documents, each sentence with the place it stands at.</p>
        {canEdit() ? (
          <a class="button primary" href="/documents?add=1">
            Add documents
          </a>
        ) : (
          <p>Ask someone with the role editor to add some.</p>
        )}
      </Empty>
    );
  }
  return (
    <>
      <p class="quiet center">
        {many(documents, 'document')} in {many(collections.items.length, 'collection')}. Every sentence of an answer comes with the place it
        stands at.
      </p>
      <ConversationList />
    </>
  );
}
