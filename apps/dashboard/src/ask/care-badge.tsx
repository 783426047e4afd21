import { Badge } from '../parts/words.tsx';
import type { Care } from './guard-words.ts';

/** A word with the reason on hover. */
export const CareBadge = ({ care }: { readonly care: Care }) => (
  <span title={care.why}>
    <Badge tone="attention" testId="care">
      {care.word}
    </Badge>
  </span>
);
