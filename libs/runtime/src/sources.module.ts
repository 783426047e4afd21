import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { adapters, WebFetcher } from '#sources';
import { PgDocuments, PgSources, PgSourceVisits, SecretBox } from '#store';
import type { Runtime } from './open-runtime.ts';
import { redacting } from './personal-data.ts';

/** Kinds of sources by name: a map of `SourceAdapter`. */
export const SOURCE_ADAPTERS = Symbol('source adapters');

/** Everything that sources need: what is kept of them, what reads them, and how they reach the network. */
@Module({})
export class SourcesModule implements OnApplicationShutdown {
  @Inject(WebFetcher) private readonly fetcher!: WebFetcher;

  static on({ config, database, blobs }: Runtime): DynamicModule {
    const secrets = new SecretBox(config);
    const documents = new PgDocuments(database, blobs, config.deleteTraces);
    const fetcher = new WebFetcher({ ...config.fetch, maxBytes: config.http.maxUploadBytes });
    const providers = [
      { provide: WebFetcher, useValue: fetcher },
      { provide: SOURCE_ADAPTERS, useValue: adapters({ config, fetcher }) },
      { provide: PgSources, useValue: new PgSources(database, secrets) },
      { provide: PgSourceVisits, useValue: new PgSourceVisits(database, { blobs, documents, secrets, redacting }) },
    ];
    return { module: SourcesModule, global: true, providers, exports: providers };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.fetcher[Symbol.asyncDispose]();
  }
}
