/** Passes on what comes and counts the time it was waited for; what a reader does between two of them is the reader's. */
export class Awaited<Item> implements AsyncIterable<Item> {
  private readonly source: AsyncIterable<Item>;
  private readonly now: () => number;
  private waitedMs = 0;

  constructor(source: AsyncIterable<Item>, now: () => number = () => performance.now()) {
    this.source = source;
    this.now = now;
  }

  get ms(): number {
    return this.waitedMs;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    let fromMs = this.now();
    for await (const item of this.source) {
      this.waitedMs += this.now() - fromMs;
      yield item;
      fromMs = this.now();
    }
    this.waitedMs += this.now() - fromMs;
  }
}
