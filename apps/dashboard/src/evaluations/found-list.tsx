import type { EvaluatedQuestion } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { Badge } from '../parts/words.tsx';

type FoundListProps = { readonly title: string; readonly found: EvaluatedQuestion['found'] };

/** Documents as they were served, those that were right marked. */
export const FoundList = ({ title, found }: FoundListProps) => (
  <section aria-label={title}>
    <h4>{title}</h4>
    {found.length === 0 ? (
      <p class="quiet">Nothing.</p>
    ) : (
      <ol class="found">
        {found.map(({ documentId, title: name, expected }, index) => (
          <li key={index}>
            {documentId === null ? (
              <span class="quiet">a document that is gone or not for you</span>
            ) : (
              <a href={`/documents/${segment(documentId)}`} dir="auto">
                {name}
              </a>
            )}{' '}
            {expected && <Badge tone="good">right</Badge>}
          </li>
        ))}
      </ol>
    )}
  </section>
);
