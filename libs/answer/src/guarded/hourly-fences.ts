import { createHmac } from 'node:crypto';

const hourMs = 3_600_000;
/** No vowels, so that it is no word; few letters, so that it costs few tokens. */
const letters = 'bcdfghjklmnpqrstvwxz';
const length = 5;

export interface FenceParts {
  /** Of this process alone, kept nowhere. */
  readonly secret: Uint8Array;
  readonly clock: () => Date;
}

/**
 * A word for each scope of rights, another every hour: whoever writes a document cannot know it, and what a model has read for the scope can
 * be used again (docs/decisions/0017-fences.md).
 */
export class HourlyFences {
  private readonly parts: FenceParts;
  private hour = 0;
  private now = new Set<string>();
  private all = new Set<string>();

  constructor(parts: FenceParts) {
    this.parts = parts;
  }

  readonly fenceOf = (scope: string): string => {
    const hour = this.atHour();
    const bytes = createHmac('sha256', this.parts.secret).update(`${hour} ${scope}`).digest();
    const word = Array.from(bytes.subarray(0, length), (byte) => letters[byte % letters.length]).join('');
    this.now.add(word);
    this.all.add(word);
    return word;
  };

  /** Those that stand in prompts of this hour and the last: in an answer they tell of a prompt, this asker's or another's. */
  get words(): ReadonlySet<string> {
    this.atHour();
    return this.all;
  }

  /** What is older is forgotten once an hour. */
  private atHour(): number {
    const hour = Math.floor(this.parts.clock().getTime() / hourMs);
    if (hour === this.hour) return hour;
    const last = hour === this.hour + 1 ? this.now : new Set<string>();
    [this.hour, this.now, this.all] = [hour, new Set(), new Set(last)];
    return hour;
  }
}
