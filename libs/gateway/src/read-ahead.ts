/**
 * Reads a source at its own pace and gives what it read at the reader's, in order: how long a reader takes is no part of how long the source
 * took. Nothing bounds what waits but the source itself. A reader who leaves has to end the source by its signal.
 */
export async function* readAhead<Item>(source: AsyncIterable<Item>): AsyncGenerator<Item, void> {
  const ready: Item[] = [];
  const end = { isThere: false, failure: null as { readonly error: unknown } | null };
  let news = Promise.withResolvers<void>();
  const read = async (): Promise<void> => {
    try {
      for await (const item of source) {
        ready.push(item);
        news.resolve();
      }
    } catch (error) {
      end.failure = { error };
    } finally {
      end.isThere = true;
      news.resolve();
    }
  };
  void read();
  for (;;) {
    for (let item = ready.shift(); item !== undefined; item = ready.shift()) yield item;
    if (end.failure) throw end.failure.error;
    if (end.isThere) return;
    await news.promise;
    news = Promise.withResolvers();
  }
}
