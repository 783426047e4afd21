import type { Answer } from '../http/bodies.ts';
import { rowWords } from './row-table.ts';
import { checkedWords, removedWords, verdictWords } from './verdict-words.ts';

type VerdictsProps = { readonly outcome: Pick<Answer, 'sentences' | 'citations' | 'removed' | 'citationCheck'> };

/** A quiet line below an answer: how each of its sentences was checked, and what was left out of it and why. */
export function Verdicts({ outcome }: VerdictsProps) {
  const { sentences, citations, removed = [] } = outcome;
  if (sentences.length === 0 && removed.length === 0) return null;
  return (
    <details class="verdicts" data-testid="verdicts">
      <summary>{checkedWords(outcome)}</summary>
      <ul>
        {sentences.map((sentence, index) => (
          <li key={index}>
            <bdi class="verdict-text">{rowWords(sentence.text)}</bdi>
            <span class="quiet">{verdictWords(sentence, citations)}</span>
          </li>
        ))}
        {removed.map((left, index) => (
          <li key={`removed ${index}`} class="is-removed">
            <bdi class="verdict-text">{left.text}</bdi>
            <span>{removedWords(left)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
