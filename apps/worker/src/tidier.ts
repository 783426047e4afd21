import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOG } from '#runtime';
import { FileBlobStore, PgCollections, PgDocuments, PgKeys } from '#store';
import type { Log } from '#telemetry';

const hourMs = 3_600_000;

/** Once an hour: what killed processes left on disk, counters of past minutes, and word statistics over text that is gone. */
@Injectable()
export class Tidier implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly blobs: FileBlobStore,
    private readonly documents: PgDocuments,
    private readonly keys: PgKeys,
    private readonly collections: PgCollections,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.tidy();
    this.timer = setInterval(() => (this.running = this.running.then(() => this.tidy())), hourMs);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  private async tidy(): Promise<void> {
    try {
      const anHourAgo = new Date(Date.now() - hourMs);
      const drafts = await this.blobs.sweepTemporary(anHourAgo);
      let files = 0;
      for await (const sha256s of this.blobs.storedBefore(anHourAgo)) if (sha256s.length > 0) files += await this.documents.dropUnusedFiles(sha256s);
      if (drafts + files > 0) this.log.info({ drafts, files }, 'removed files that no document needs');
      await this.keys.sweepWindows();
      await this.collections.refreshStatistics();
    } catch (error) {
      this.log.warn({ err: error }, 'tidying failed; the next time is in an hour');
    }
  }
}
