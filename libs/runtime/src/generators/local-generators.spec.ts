import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Fault, Generator } from '#core';
import type { GenerationResult } from '#core';
import type { FittedGenerator, Room } from '#models';
import type { AllowedGenerator } from './allowed-generators.ts';
import type { LoadedModel } from './generator-place.ts';
import { LocalGenerators } from './local-generators.ts';

const never = new AbortController().signal;
const sizes: Readonly<Record<string, number>> = { small: 400, large: 700, huge: 2000 };

class AModel extends Generator implements AsyncDisposable {
  readonly id: string;
  readonly contextTokens = 100;
  readonly sequences = 2;
  isGone = false;

  constructor(id: string) {
    super();
    this.id = id;
  }

  countPromptTokens(system: string, user: string): number {
    // As in Chinese: a token a letter.
    return (system + user).length;
  }

  async *generate(): AsyncGenerator<string, GenerationResult> {
    if (this.isGone) throw new Fault('model_unavailable', 'it was unloaded under a question');
    yield this.id;
    return { text: this.id, promptTokens: 1, completionTokens: 1, prefillMs: 1, decodeMs: 1 };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.isGone = true;
  }
}

/** As large as is said, or, where there is less room, half of it. */
function fit({ id }: AllowedGenerator, { bytes, why }: Room): FittedGenerator {
  const need = sizes[id] ?? 0;
  const totalBytes = need <= bytes ? need : need / 2;
  if (totalBytes > bytes) throw new Fault('model_unavailable', `${id} needs ${totalBytes} and there is room for ${bytes} (${why})`);
  const memory = { weightsBytes: totalBytes, vocabularyBytes: 0, cacheBytes: 0, workBytes: 0, totalBytes };
  return { contextTokens: 100, sequences: 2, memory, note: totalBytes < need ? 'half of it' : null };
}

describe('the generators of a process', () => {
  let told: string[];
  let failing: readonly string[];
  let generators: LocalGenerators;
  const open = (room: number, idleMs = 0, isOnCard = false): void => {
    told = [];
    failing = [];
    generators = new LocalGenerators({
      allowed: () => Object.keys(sizes).map((id) => ({ id, path: `/models/${id}.gguf`, contextTokens: 8192, entry: null })),
      fit,
      load: async ({ id }): Promise<LoadedModel> => {
        if (failing.includes(id)) throw new Fault('model_unavailable', `${id} could not be loaded`);
        return new AModel(id);
      },
      isOnCard,
      budget: { room: () => ({ bytes: room, why: 'a test' }) },
      idleMs,
      watch: {
        loaded: (id) => void told.push(`+${id}`),
        notLoaded: (id) => void told.push(`!${id}`),
        unloaded: (id, { why }) => void told.push(`-${id} ${why}`),
      },
    });
  };
  const serve = async (id: string): Promise<void> => {
    await generators.ready(id);
    generators.serve(id);
  };
  const wrote = async (id: string): Promise<string> => {
    const stream = generators.facade(id).generate({ system: '', user: '', maxTokens: 1, temperature: 0 }, never);
    const { value } = await stream.next();
    await stream.next();
    return typeof value === 'string' ? value : '';
  };
  const settled = () => expect.poll(() => told.join(' '));

  beforeEach(() => open(1000));
  afterEach(() => generators[Symbol.asyncDispose]());

  it('are loaded beside one another where there is room, and the one before goes with its last question', async () => {
    open(2000);
    await serve('small');
    const question = generators.hold('small');
    await serve('large');
    expect(told).toEqual(['+small', '+large']);
    expect([await wrote('small'), await wrote('large')]).toEqual(['small', 'large']);
    question[Symbol.dispose]();
    question[Symbol.dispose]();
    await settled().toBe('+small +large -small switched');
    await serve('small');
    await settled().toBe('+small +large -small switched +small -large switched');
  });

  it('take the room of the one before once it has ended its answers, and say so meanwhile', async () => {
    await serve('small');
    const question = generators.hold('small');
    await serve('large');
    expect(told).toEqual(['+small']);
    await expect(wrote('large')).rejects.toMatchObject({
      code: 'rate_limited',
      message: 'large is loaded once small has ended its answers',
      cause: expect.objectContaining({ message: 'there is no room for both in 0 MB' }),
    });
    expect(await wrote('small')).toBe('small');
    question[Symbol.dispose]();
    await settled().toBe('+small -small switched +large');
    expect(await wrote('large')).toBe('large');
  });

  it('are refused with the numbers before anything goes', async () => {
    await serve('small');
    await expect(generators.ready('huge')).resolves.toBeUndefined();
    open(900);
    await serve('small');
    await expect(generators.ready('huge')).rejects.toThrow('huge needs 1000 and there is room for 900 (a test)');
    await expect(generators.ready('absent')).rejects.toMatchObject({ code: 'not_found' });
    expect([told, await wrote('small')]).toEqual([['+small'], 'small']);
  });

  it('give way to one that needs the room where nobody holds them', async () => {
    await serve('small');
    expect(await wrote('large')).toBe('large');
    open(1000);
    generators.serve(null);
    await wrote('small');
    await wrote('large');
    expect(told).toEqual(['+small', '-small room', '+large']);
  });

  it('rest when nobody asks them, and are loaded again by whoever does', async () => {
    open(1000, 20);
    await serve('small');
    await settled().toBe('+small -small idle');
    expect(generators.facade('small').countPromptTokens('', 'some words')).toBeGreaterThan(10);
    expect(await wrote('small')).toBe('small');
    await settled().toBe('+small -small idle +small -small idle');
  });

  it('stay a while for whoever evaluates one that was served before', async () => {
    open(2000);
    await serve('small');
    await serve('large');
    await settled().toBe('+small +large -small switched');
    await wrote('small');
    await wrote('small');
    // Whatever would unload it has its turn before this one.
    await generators.ready('small');
    expect(told.join(' ')).toBe('+small +large -small switched +small');
  });

  it('rest while questions are answered without them', async () => {
    open(1000, 40);
    await serve('small');
    const asking = setInterval(() => generators.hold('small')[Symbol.dispose](), 10);
    try {
      await settled().toBe('+small -small idle');
    } finally {
      clearInterval(asking);
    }
  });

  it('say what they had the last time while they rest', async () => {
    open(1000, 20);
    const facade = generators.facade('small');
    expect([facade.contextTokens, facade.sequences]).toEqual([8192, 4]);
    await serve('small');
    const text = '文'.repeat(2000);
    expect(facade.countPromptTokens('', text)).toBe(2000);
    await settled().toBe('+small -small idle');
    expect([facade.contextTokens, facade.sequences]).toEqual([100, 2]);
    expect(facade.countPromptTokens('', text)).toBeGreaterThanOrEqual(2000);
  });

  it('are tried on a card, where nobody knows what goes beside what, once the other has gone', async () => {
    open(Infinity, 0, true);
    await serve('small');
    const question = generators.hold('small');
    failing = ['large'];
    await serve('large');
    await expect(wrote('large')).rejects.toMatchObject({ code: 'rate_limited' });
    failing = [];
    question[Symbol.dispose]();
    await expect.poll(() => told.slice(-2).join(' ')).toBe('-small switched +large');
    expect(generators.all().map(({ processBytes }) => processBytes)).toEqual([0, 0]);
  });

  it('go on where something of one cannot be given back', async () => {
    await serve('small');
    const [place] = generators.all();
    const model = place?.loaded?.generator;
    if (model) model[Symbol.asyncDispose] = () => Promise.reject(new Error('a file that cannot be removed'));
    generators.serve(null);
    await settled().toBe('+small -small switched');
    expect(await wrote('large')).toBe('large');
  });

  it('do not linger where one is served that could not be loaded before', async () => {
    failing = ['small'];
    generators.serve('small');
    await settled().toBe('!small');
    failing = [];
    vi.useFakeTimers();
    try {
      await generators.ready('small');
      await vi.advanceTimersByTimeAsync(60_000);
      expect(told).toEqual(['!small', '+small']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('leave a caller who goes while one is being loaded', async () => {
    const gone = AbortSignal.abort(new Error('gone'));
    await expect(generators.use('small', gone)).rejects.toThrow('gone');
  });
});
