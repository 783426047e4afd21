/** One after the other: what is loaded decides what may be. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  async take<Value>(act: () => Promise<Value>): Promise<Value> {
    const mine = this.last.then(act);
    this.last = mine.catch(() => undefined);
    return mine;
  }

  async ended(): Promise<void> {
    await this.last;
  }
}
