import { seeded } from '../guard-texts.ts';

/** Draws that are the same for the same seed. */
export class Draw {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = seeded(seed);
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.below(10)).join('');
  }

  /** “#” is a digit, “@” a capital; all else stands for itself. */
  like(form: string): string {
    return form.replace(/[#@]/g, (sign) => (sign === '#' ? String(this.below(10)) : String.fromCharCode(65 + this.below(26))));
  }

  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }
}
