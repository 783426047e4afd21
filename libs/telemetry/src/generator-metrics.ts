import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Generators of this process as they are loaded and unloaded. */
export class GeneratorMetrics {
  private readonly loads: Counter<'model' | 'outcome'>;
  private readonly unloads: Counter<'model' | 'why'>;
  private readonly seconds: Histogram<'model' | 'act'>;
  private readonly bytes: Gauge<'model'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.loads = new Counter({
      name: 'aquifer_generator_loads_total',
      help: 'Generators of this process loaded, by outcome: loaded, or failed (which includes those that do not fit into memory)',
      labelNames: ['model', 'outcome'],
      registers,
    });
    this.unloads = new Counter({
      name: 'aquifer_generator_unloads_total',
      help: 'Generators of this process unloaded, by why: switched, idle, room (another one needed it), closing',
      labelNames: ['model', 'why'],
      registers,
    });
    this.seconds = new Histogram({
      name: 'aquifer_generator_load_seconds',
      help: 'Seconds that loading and unloading a generator took',
      labelNames: ['model', 'act'],
      buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
      registers,
    });
    this.bytes = new Gauge({
      name: 'aquifer_generator_bytes',
      help: 'Bytes that a loaded generator was reckoned to hold; 0 once it is unloaded',
      labelNames: ['model'],
      registers,
    });
  }

  loaded(model: string, { ms, bytes }: { readonly ms: number; readonly bytes: number }): void {
    this.loads.inc({ model, outcome: 'loaded' });
    this.seconds.observe({ model, act: 'load' }, ms / 1000);
    this.bytes.set({ model }, bytes);
  }

  notLoaded(model: string): void {
    this.loads.inc({ model, outcome: 'failed' });
  }

  unloaded(model: string, { ms, why }: { readonly ms: number; readonly why: string }): void {
    this.unloads.inc({ model, why });
    this.seconds.observe({ model, act: 'unload' }, ms / 1000);
    this.bytes.set({ model }, 0);
  }
}
