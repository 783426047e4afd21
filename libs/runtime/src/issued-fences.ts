import { hourOf } from '#answer';

/** Puts up fences, and knows the words of those that stand in prompts of this hour and the last: in an answer they tell of a prompt, this asker's or another's. */
export class IssuedFences {
  private readonly wordOf: (scope: string) => string;
  private readonly clock: () => Date;
  private hour = 0;
  private now = new Set<string>();
  private all = new Set<string>();

  constructor(wordOf: (scope: string) => string, clock: () => Date) {
    this.wordOf = wordOf;
    this.clock = clock;
  }

  readonly fenceOf = (scope: string): string => {
    this.forget();
    const word = this.wordOf(scope);
    this.now.add(word);
    this.all.add(word);
    return word;
  };

  get words(): ReadonlySet<string> {
    this.forget();
    return this.all;
  }

  /** Once an hour. */
  private forget(): void {
    const hour = hourOf(this.clock());
    if (hour === this.hour) return;
    const last = hour === this.hour + 1 ? this.now : new Set<string>();
    [this.hour, this.now, this.all] = [hour, new Set(), new Set(last)];
  }
}
