import { createHmac } from 'node:crypto';

const hourMs = 3_600_000;

/** Counted on; fences are others in each. */
export const hourOf = (at: Date): number => Math.floor(at.getTime() / hourMs);

/** No vowels, so that it is no word; few letters, so that it costs few tokens. */
const letters = 'bcdfghjklmnpqrstvwxz';
const length = 5;

interface FenceParts {
  /** Of this process alone, kept nowhere. */
  readonly secret: Uint8Array;
  readonly clock: () => Date;
}

/**
 * A word for each scope of rights, another every hour: whoever writes a document cannot know it, and what a model has read for the scope can
 * be used again (docs/decisions/0017-fences.md).
 */
export function hourlyFences({ secret, clock }: FenceParts): (scope: string) => string {
  return (scope) => {
    const hour = hourOf(clock());
    const bytes = createHmac('sha256', secret).update(`${hour} ${scope}`).digest();
    return Array.from(bytes.subarray(0, length), (byte) => letters[byte % letters.length]).join('');
  };
}
