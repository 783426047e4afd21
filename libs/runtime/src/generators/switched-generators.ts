import type { Generator as LanguageModel } from '#core';
import type { GatewayGenerator } from '#gateway';
import type { Gateways } from '../open-gateway.ts';
import type { AllowedGenerator } from './allowed-generators.ts';
import type { LocalGenerators } from './local-generators.ts';

/** Which model a configuration means by an id, and what is to be done before and after it is served. */
export class SwitchedGenerators {
  readonly local: LocalGenerators;
  private readonly gateways: Gateways;
  private readonly led = new Map<string, GatewayGenerator>();

  constructor(local: LocalGenerators, gateways: Gateways) {
    this.local = local;
    this.gateways = gateways;
  }

  /** Ids that a configuration may name. */
  allowed(): string[] {
    const { started } = this.gateways;
    return [...new Set([...(started ? [started.id] : []), ...this.local.allowed()])];
  }

  /** The model, with those that are asked behind it. */
  of(id: string): LanguageModel | null {
    const { started } = this.gateways;
    if (started?.id === id) return started;
    const model = this.find(id);
    if (!model) return null;
    const gateway = this.led.get(id) ?? this.gateways.leadBy(this.local.facade(id));
    this.led.set(id, gateway);
    return gateway;
  }

  /** Rejects with the numbers where the model does not fit. */
  async ready(id: string | null): Promise<void> {
    if (id !== null && this.find(id)) await this.local.ready(id);
  }

  serve(id: string | null): void {
    this.local.serve(id === null ? null : this.localOf(id));
  }

  /** While a question that began with this model goes on. */
  hold(id: string | null): Disposable {
    const local = id === null ? null : this.localOf(id);
    return local === null ? { [Symbol.dispose]: () => undefined } : this.local.hold(local);
  }

  /** Which model of this process answers where `id` leads: it may stand behind servers. */
  private localOf(id: string): string | null {
    const gateway = this.led.get(id) ?? (this.gateways.started?.id === id ? this.gateways.started : null);
    return gateway?.lanes.find(({ server }) => server === null)?.id ?? null;
  }

  private find(id: string): AllowedGenerator | undefined {
    return this.local.models().find((model) => model.id === id);
  }
}
