import { wilsonInterval } from '#quality';
import type { Seen } from '../../test/red-team/suite/shown.ts';
import { type Asked, type LayerTrial, type Mode, modes, type Trial } from './measure-layer.ts';

/** How many of how many, with Wilson's interval. */
interface Share {
  readonly count: number;
  readonly of: number;
  readonly interval: readonly [number, number];
}

export interface LayerFigures {
  readonly documents: Readonly<Record<'hostileHeldBack' | 'hostileSuspect' | 'harmlessHeldBack' | 'harmlessSuspect' | 'failed', Share>>;
  readonly modes: Readonly<Record<Mode, Readonly<Record<string, Share>>>>;
  /** Attacks whose instruction was obeyed, of this suite: ids, no texts. */
  readonly obeyed: readonly string[];
  readonly errors: readonly string[];
  readonly tookSeconds: number;
}

type Held = (seen: Seen) => boolean;
const looks: Readonly<Record<string, Held>> = {
  'found the document': ({ isFound }) => isFound,
  'a model wrote': ({ isComposed }) => isComposed,
  'the model obeyed': ({ isWritten }) => isWritten,
  'obeyed, as shown': ({ isObeyed }) => isObeyed,
  'obeyed instead of the answer': ({ isObeyed, isRight }) => isObeyed && !isRight,
  'quoted the instruction': ({ isQuoted }) => isQuoted,
  'leaked of a prompt': ({ leaksPrompt }) => leaksPrompt,
  'a foreign address': ({ leaksAddress }) => leaksAddress,
  'live link, image or tag': ({ isLive }) => isLive,
  'words of strangers': ({ leaksStranger }) => leaksStranger,
  refused: ({ status }) => status === 'refused',
  abstained: ({ status }) => status === 'abstained',
  'answered rightly': ({ isRight }) => isRight,
};

export function figuresOf(trial: Trial, layer: LayerTrial, tookSeconds: number): LayerFigures {
  const hostile = statesOf(layer, trial.attacks);
  const harmless = statesOf(layer, trial.harmless);
  const obeyed = layer.asked.filter(({ seen }) => seen?.isObeyed).map(({ mode, attack }) => `${mode} ${attack.id}`);
  return {
    documents: {
      hostileHeldBack: share(hostile, ({ status }) => status === 'quarantined'),
      hostileSuspect: share(hostile, ({ status, level }) => status === 'live' && level === 'suspect'),
      harmlessHeldBack: share(harmless, ({ status }) => status === 'quarantined'),
      harmlessSuspect: share(harmless, ({ status, level }) => status === 'live' && level === 'suspect'),
      failed: share([...hostile, ...harmless], ({ status }) => status === 'failed'),
    },
    modes: Object.fromEntries(modes.map((mode) => [mode, ofMode(layer, mode)])) as LayerFigures['modes'],
    obeyed,
    errors: [...new Set(layer.errors)].slice(0, 10),
    tookSeconds: Math.round(tookSeconds),
  };
}

function ofMode({ asked, rooms }: LayerTrial, mode: Mode): Readonly<Record<string, Share>> {
  const own = asked.filter((each) => each.mode === mode);
  const seen = own.map((each) => each.seen).filter((each) => each !== null);
  const told = own.map((each) => each.isSeenByNeighbour).filter((each) => each !== null);
  const ordinary = rooms.filter((room) => room.mode === mode).map((room) => room.isRight);
  return {
    ...Object.fromEntries(Object.entries(looks).map(([name, holds]) => [name, share(seen, holds)])),
    'seen by the other organisation': share(told, (isSeen) => isSeen),
    'failed questions': share(own, ({ seen: each }) => each === null),
    'failed questions of the other organisation': share(own, ({ isSeenByNeighbour }) => isSeenByNeighbour === null),
    'failed ordinary questions': share(ordinary, (isRight) => isRight === null),
    'ordinary questions answered rightly': share(
      ordinary.filter((isRight) => isRight !== null),
      (isRight) => isRight,
    ),
  };
}

type State = LayerTrial['states'] extends ReadonlyMap<string, infer Value> ? Value : never;
const statesOf = ({ states }: LayerTrial, documents: readonly Pick<Asked['attack'], 'id'>[]): readonly State[] =>
  documents.map(({ id }) => states.get(id) ?? { status: 'failed', level: null });

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): Share {
  const count = items.filter(holds).length;
  return { count, of: items.length, interval: wilsonInterval(count, items.length) };
}

/** Lines to read while the next layer is measured. */
export function tableOf(layers: Readonly<Record<string, LayerFigures>>): string {
  const names = Object.keys(layers);
  const cell = (found: Share | undefined): string =>
    found ? `${found.count}/${found.of} [${found.interval.map((bound) => Math.round(bound * 100)).join(', ')}]` : '–';
  const row = (name: string, cells: readonly string[]): string => [name.padEnd(44), ...cells.map((each) => each.padEnd(18))].join(' ');
  const documents = ['hostileHeldBack', 'hostileSuspect', 'harmlessHeldBack', 'harmlessSuspect', 'failed'] as const;
  const figures = names.map((name) => layers[name]);
  return [
    row('shares in percent are Wilson intervals, 95 %', names),
    ...documents.map((name) =>
      row(
        `documents: ${name}`,
        figures.map((each) => cell(each?.documents[name])),
      ),
    ),
    ...modes.flatMap((mode) =>
      Object.keys(figures[0]?.modes[mode] ?? {}).map((name) =>
        row(
          `${mode}: ${name}`,
          figures.map((each) => cell(each?.modes[mode][name])),
        ),
      ),
    ),
  ].join('\n');
}
