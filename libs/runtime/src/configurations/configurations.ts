import { setTimeout as sleep } from 'node:timers/promises';
import { changesBetween, type ConfigurationOverrides, type ConfigurationSettings, Fault, type Principal, withOverrides } from '#core';
import {
  type Activated,
  type ActivationRequest,
  type Active,
  type ConfigurationVersion,
  type KeptVersion,
  type PgConfigurations,
  versionIdOf,
} from '#store';
import type { Log } from '#telemetry';
import { GrowingPause } from './growing-pause.ts';
import { problemsOf, promptProblems } from './problems-of.ts';
import type { PromptShelf } from './prompt-shelf.ts';
import type { ServedConfiguration } from './served-configuration.ts';

/** Half a second after one process has changed what is served, all of them serve it. */
const lookMs = 500;
const keptVersions = 8;

export interface WantedVersion {
  readonly name: string;
  readonly note: string | null;
  /** The version it is made from; null: the one that is served. */
  readonly from: string | null;
  readonly overrides: ConfigurationOverrides;
}

/** Models of this process that come and go with what is served. */
export interface GeneratorSwitch {
  /** Ids that a version may name. */
  allowed(): readonly string[];
  /** Resolves once the model is loaded, or known to fit once the one before has gone; rejects with the numbers where it does not. */
  ready(id: string | null): Promise<void>;
  /** From now on questions begin with this one. */
  serve(id: string | null): void;
}

export interface ConfigurationsParts {
  readonly store: PgConfigurations;
  /** What the process serves by its environment alone. */
  readonly started: Pick<ConfigurationVersion, 'name' | 'settings' | 'prompts'>;
  readonly serve: (version: ConfigurationVersion) => ServedConfiguration;
  /** Models that may be switched to; left out: only the one it was started with. */
  readonly generators?: GeneratorSwitch;
  /** Looks at the prompt files as they are now. */
  readonly shelf: () => PromptShelf;
  readonly log: Log;
  /** Milliseconds; of the process where left out. */
  readonly clock?: () => number;
}

/**
 * Which configuration is served, followed from the database's record. A version is served whole or not at all: what a process cannot
 * serve it refuses to activate, and when another process activated it, this one goes on with what it had and says so.
 */
export class Configurations {
  /** As the environment says; served until a version was made active. */
  readonly started: ServedConfiguration;
  private readonly parts: ConfigurationsParts;
  private readonly kept = new Map<string, ServedConfiguration>();
  private now: ServedConfiguration;
  private seen = 0;
  private readonly pause: GrowingPause;
  private trouble: string | null = null;

  constructor(parts: ConfigurationsParts) {
    this.parts = parts;
    this.pause = new GrowingPause(parts.clock);
    const id = versionIdOf(parts.started);
    this.started = parts.serve({ id, note: 'What the environment of a process says.', ...parts.started });
    this.now = this.started;
  }

  /** Take it once for each question: the next moment it may be another. */
  get current(): ServedConfiguration {
    return this.now;
  }

  /** What an operator should know. */
  get warnings(): readonly string[] {
    return this.trouble === null ? [] : [this.trouble];
  }

  /** Follows the record until it is disposed. */
  async start(): Promise<AsyncDisposable> {
    await this.parts.store.keep(null, this.started.version);
    await this.follow();
    const stopping = new AbortController();
    const running = this.watch(stopping.signal);
    return {
      [Symbol.asyncDispose]: async () => {
        stopping.abort();
        await running;
      },
    };
  }

  /** One look at the record. */
  async follow(): Promise<void> {
    const active = await this.parts.store.active();
    if (active === null || active.number <= this.seen || this.pause.isOn(active.number)) return;
    await this.adopt(active, await this.parts.store.get(null, active.versionId));
  }

  /** For a run that names its version; `not_found`, or `conflict` where this process cannot serve it. */
  async of(id: string): Promise<ServedConfiguration> {
    const known = this.kept.get(id);
    if (known) return known;
    const version = this.completed(await this.parts.store.get(null, id));
    this.refuse(version, this.problems(version));
    return this.opened(version);
  }

  /** Why this process cannot serve the version; empty when it can. */
  problems(version: ConfigurationVersion): string[] {
    const whole = this.completed(version);
    return [...this.settingProblems(whole.settings), ...promptProblems(whole)];
  }

  /** The version with these settings, made when there is none. `conflict` names everything that stands against it. */
  async make(principal: Principal, { name, note, from, overrides }: WantedVersion): Promise<KeptVersion> {
    const base = from === null ? this.now.version : this.completed(await this.parts.store.get(null, from));
    const settings = withOverrides(base.settings, overrides);
    const same = Object.entries(settings.prompts).filter(([id, number]) => base.settings.prompts[id] === number);
    const others = Object.fromEntries(Object.entries(settings.prompts).filter(([id, number]) => base.settings.prompts[id] !== number));
    const { texts, problems } = this.parts.shelf().texts(others);
    const kept = Object.fromEntries(same.map(([id]) => [id, base.prompts[id] ?? '']));
    const version = { id: '', name, note, settings, prompts: { ...kept, ...texts } };
    this.refuse(version, [...problems, ...(problems.length === 0 ? this.problems(version) : this.settingProblems(settings))]);
    return this.parts.store.keep(principal, version);
  }

  /** This process serves it when the call returns, the others within a second. */
  async activate(principal: Principal, id: string, reason: string | null): Promise<Activated> {
    await this.prepare(id);
    return this.adopted(await this.parts.store.activate(id, this.request(principal, reason)));
  }

  /** What was served before is served again. */
  async rollBack(principal: Principal, from: string | null, reason: string | null): Promise<Activated> {
    const before = await this.parts.store.before();
    if (before !== null) await this.prepare(before);
    return this.adopted(await this.parts.store.rollBack(from, this.request(principal, reason)));
  }

  /** Before anybody is told that it is served: a model that does not fit is refused while the one before still answers. */
  private async prepare(id: string): Promise<void> {
    const version = this.completed(await this.parts.store.get(null, id));
    if (this.problems(version).length > 0) return;
    try {
      await this.parts.generators?.ready(version.settings.models.generator);
    } catch (error) {
      if (error instanceof Fault) this.refuse(version, [`models.generator: ${error.message}`]);
      throw error;
    }
  }

  private settingProblems(settings: ConfigurationSettings): string[] {
    const { settings: started } = this.started.version;
    const own = started.models.generator === null ? [] : [started.models.generator];
    return problemsOf(settings, started, this.parts.generators?.allowed() ?? own);
  }

  private request(principal: Principal, reason: string | null): ActivationRequest {
    const allow = (version: ConfigurationVersion): void => this.refuse(version, this.problems(version));
    return { principal, reason, startedWith: this.started.version.id, allow };
  }

  private async adopted(activated: Activated): Promise<Activated> {
    await this.adopt(activated.active, activated.version);
    if (this.seen < activated.active.number && this.trouble !== null)
      throw new Fault('internal', `${this.trouble}. It stays active: roll back, or look why it cannot be opened.`);
    return activated;
  }

  /** Forward only: a look that began before a change must not undo it. */
  private async adopt(active: Active, stored: ConfigurationVersion): Promise<void> {
    if (active.number <= this.seen) return;
    const version = this.completed(stored);
    try {
      const problems = this.problems(version);
      if (problems.length === 0) await this.parts.generators?.ready(version.settings.models.generator);
      // Another look may have been quicker, or gone further.
      if (active.number <= this.seen) return;
      if (problems.length > 0) this.goOn(version, problems);
      else this.take(version);
      this.seen = active.number;
    } catch (error) {
      // Not seen yet: a later look tries again.
      this.pause.failed(active.number);
      this.goOn(version, [error instanceof Error ? error.message : String(error)]);
    }
  }

  private take(version: ConfigurationVersion): void {
    this.now = this.opened(version);
    this.trouble = null;
    this.parts.generators?.serve(version.settings.models.generator);
    const otherwise = changesBetween(this.started.version.settings, version.settings).map(({ setting }) => setting);
    this.parts.log.info({ configuration: version.id, name: version.name, otherwise }, 'serving');
  }

  /** Said once, however often it is tried. */
  private goOn(version: ConfigurationVersion, problems: readonly string[]): void {
    const trouble = this.troubleWith(version, problems);
    if (trouble !== this.trouble) this.parts.log.error(trouble);
    this.trouble = trouble;
  }

  /** What an older installation did not know of is as this one was started. */
  private completed<Version extends ConfigurationVersion>(version: Version): Version {
    const { settings, prompts } = this.started.version;
    return { ...version, settings: withOverrides(settings, version.settings), prompts: { ...prompts, ...version.prompts } };
  }

  private opened(version: ConfigurationVersion): ServedConfiguration {
    const served = this.kept.get(version.id) ?? this.parts.serve(version);
    this.kept.delete(version.id);
    this.kept.set(version.id, served);
    const [oldest] = this.kept.keys();
    if (this.kept.size > keptVersions && oldest !== undefined) this.kept.delete(oldest);
    return served;
  }

  private async watch(signal: AbortSignal): Promise<void> {
    let isAway = false;
    while (!signal.aborted) {
      await sleep(lookMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await this.follow();
        isAway = false;
      } catch (error) {
        if (!isAway) this.parts.log.warn({ err: error }, 'it could not be seen which configuration is active; looking again');
        isAway = true;
      }
    }
  }

  private refuse({ name }: Pick<ConfigurationVersion, 'name'>, problems: readonly string[]): void {
    if (problems.length > 0) throw new Fault('conflict', `The configuration "${name}" cannot be served here. ${problems.join('. ')}.`);
  }

  private troubleWith({ id, name }: ConfigurationVersion, problems: readonly string[]): string {
    return `the configuration ${id} ("${name}") is active and cannot be served by this process, which goes on with ${this.now.version.id} ("${this.now.version.name}"): ${problems.join('; ')}`;
  }
}
