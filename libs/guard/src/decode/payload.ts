import type { CanonicalText } from '../canonical/canonical-text.ts';

export type Encoding = 'base64' | 'hex' | 'binary' | 'percent' | 'rot13' | 'reversed';

/** Words found inside something that is no words; they stand for the stretch of the original they were decoded from. */
export interface Payload {
  readonly text: CanonicalText;
  readonly encoding: Encoding;
}
