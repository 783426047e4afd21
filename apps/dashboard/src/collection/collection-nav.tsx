import { segment } from '../http/client.ts';

/** The pages of one collection: its documents, and what is decided and known about them. A new one is a line here and one in CollectionPage. */
const parts = [
  ['chunking', 'Chunking'],
  ['fields', 'Fields'],
  ['synonyms', 'Synonyms'],
  ['ranking', 'Ranking'],
  ['answering', 'Answering'],
  ['review', 'Review'],
  ['guard', 'Guard'],
  ['limits', 'Limits'],
  ['duplicates', 'Near-duplicates'],
] as const;
export type CollectionPart = (typeof parts)[number][0];

export const CollectionNav = ({ name, current }: { readonly name: string; readonly current: 'documents' | CollectionPart }) => (
  <nav class="parts-nav" aria-label={`Pages of ${name}`}>
    <a href={`/documents?collection=${segment(name)}`} aria-current={current === 'documents' ? 'page' : undefined}>
      Documents
    </a>
    {parts.map(([part, title]) => (
      <a key={part} href={`/collections/${segment(name)}/${part}`} aria-current={current === part ? 'page' : undefined}>
        {title}
      </a>
    ))}
  </nav>
);
