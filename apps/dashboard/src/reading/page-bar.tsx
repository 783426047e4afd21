import { Icon } from '../parts/icon.tsx';
import { count } from '../format/quantity.ts';
import { MannerChoice } from './manner-choice.tsx';

type PageBarProps = {
  readonly number: number;
  readonly count: number;
  /** Where the marked words are; null without any. */
  readonly quoted: number | null;
  readonly onTurn: (to: number) => void;
  readonly onZoom: (direction: 1 | -1) => void;
};

/** What a reader does with a page: turn it, come nearer, go back to the quote. */
export const PageBar = ({ number, count: all, quoted, onTurn, onZoom }: PageBarProps) => (
  <div class="page-bar" role="toolbar" aria-label="Pages">
    <MannerChoice />
    <span class="page-turn">
      <button
        type="button"
        class="plain turn-back"
        aria-label="Previous page"
        title="Previous page (←)"
        disabled={number <= 1}
        onClick={() => onTurn(number - 1)}
      >
        <Icon name="chevron" />
      </button>
      <span role="status" data-testid="page-number">
        Page {count(number)} of {count(all)}
      </span>
      <button
        type="button"
        class="plain"
        aria-label="Next page"
        title="Next page (→)"
        disabled={number >= all}
        onClick={() => onTurn(number + 1)}
      >
        <Icon name="chevron" />
      </button>
    </span>
    {quoted !== null && quoted !== number && (
      <button type="button" class="plain back-to-quote" onClick={() => onTurn(quoted)}>
        To the quote, page {count(quoted)}
      </button>
    )}
    <span class="spring" />
    <button type="button" class="plain" aria-label="Zoom out" title="Zoom out (−)" onClick={() => onZoom(-1)}>
      −
    </button>
    <button type="button" class="plain" aria-label="Zoom in" title="Zoom in (+)" onClick={() => onZoom(1)}>
      +
    </button>
  </div>
);
