import { Inject, Injectable } from '@nestjs/common';
import type { SourceBody, SourcePatch } from '#contract';
import { Fault, type Principal, type Schedule, type SourceAdapter } from '#core';
import { checkSchedule, nextVisit } from '#freshness';
import { SOURCE_ADAPTERS } from '#runtime';
import { PgCollections, PgSources, type SourceSummary } from '#store';
import { toSchedule, toSourcePatch } from './present-source.ts';
import { keepSecretAtHome } from './secret-reach.ts';
import { VisitRequests } from './visit-requests.ts';

const defaultGraceSeconds = 7 * 86_400;

/** Makes and changes sources: settings as their kind wants them, schedules as they can be kept, and the queue told of both. */
@Injectable()
export class SourceBook {
  constructor(
    private readonly sources: PgSources,
    private readonly collections: PgCollections,
    private readonly visits: VisitRequests,
    @Inject(SOURCE_ADAPTERS) private readonly adapters: ReadonlyMap<string, SourceAdapter>,
  ) {}

  /** Its first visit begins at once, unless it is paused. */
  async create(principal: Principal, body: SourceBody): Promise<SourceSummary> {
    const { id: collectionId } = await this.collections.find(principal, body.collection);
    const settings = this.check(body.kind, body.settings);
    const schedule = body.schedule ? checked(toSchedule(body.schedule)) : null;
    const isPaused = body.paused ?? false;
    const source = await this.sources.create(principal, {
      kind: body.kind,
      collectionId,
      settings,
      schedule,
      isPaused,
      name: body.name ?? nameOf(body.kind, settings),
      secret: body.secret ?? null,
      graceSeconds: defaultGraceSeconds,
      staleAfterSeconds: null,
      guardDocuments: null,
      access: {
        public: true,
        groups: [],
      },
      ...toSourcePatch({
        graceDays: body.graceDays,
        staleAfter: body.staleAfter,
        guard: body.guard,
        access: body.access,
      }),
      nextVisitAt: planned(schedule, isPaused),
    });
    return isPaused ? source : this.visit(principal, source.id);
  }

  async change(principal: Principal, id: string, body: SourcePatch): Promise<SourceSummary> {
    const source = await this.sources.get(principal, id);
    const patch = toSourcePatch(body);
    if (patch.schedule) checked(patch.schedule);
    const schedule = patch.schedule === undefined ? source.schedule : patch.schedule;
    const settings = patch.settings && this.check(source.kind, patch.settings);
    if (settings && source.hasSecret && patch.secret === undefined) keepSecretAtHome(source.settings, settings);
    const isPaused = patch.isPaused ?? source.isPaused;
    const isReplanned = patch.schedule !== undefined || patch.isPaused !== undefined;
    const nextVisitAt = planned(schedule, isPaused);
    const changed = await this.sources.change(principal, id, {
      ...patch,
      ...(settings && { settings }),
      ...(isReplanned && { nextVisitAt }),
    });
    if (isReplanned) await this.visits.replan(id, schedule, nextVisitAt);
    return changed;
  }

  async visit(principal: Principal, id: string): Promise<SourceSummary> {
    const source = await this.sources.requestVisit(principal, id);
    await this.visits.request(id);
    return source;
  }

  forget(id: string): Promise<void> {
    return this.visits.replan(id, null, null);
  }

  private check(kind: string, settings: unknown): Readonly<Record<string, unknown>> {
    const adapter = this.adapters.get(kind);
    if (adapter) return adapter.check(settings);
    throw new Fault('bad_request', `There are no sources of kind "${kind}". The kinds are ${[...this.adapters.keys()].join(', ')}.`);
  }
}

function checked(schedule: Schedule): Schedule {
  checkSchedule(schedule);
  return schedule;
}

const planned = (schedule: Schedule | null, isPaused: boolean): Date | null =>
  nextVisit({ schedule, isPaused, failures: 0, now: new Date(), chance: Math.random() });

/** What people call it until they name it: the first thing in its settings that looks like an address. */
function nameOf(kind: string, settings: Readonly<Record<string, unknown>>): string {
  for (const field of ['start', 'url', 'urls', 'path', 'repository', 'bucket', 'site']) {
    const value = settings[field];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string') return first.replace(/^https?:\/\//, '').slice(0, 200);
  }
  return kind;
}
