import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAiServer } from '#testing';
import { hold, letGo } from '../../test/servers/index.ts';
import { embedderId, rankerId, type World } from './world.ts';

/** Something that is taken away, and given back. */
export interface Trouble {
  readonly name: string;
  readonly how: string;
  readonly take: (world: World) => void | Promise<void>;
  readonly giveBack: (world: World) => void | Promise<void>;
}

type How = OpenAiServer['behaves']['trouble'];

const misbehaving = (name: string, how: string, trouble: How): Trouble => ({
  name: `remote model: ${name}`,
  how,
  take: ({ large }) => void (large.behaves.trouble = trouble),
  giveBack: ({ large }) => void (large.behaves.trouble = 'none'),
});

const modelFile = ({ modelsDir }: World, id: string): string => join(modelsDir, id, 'model.onnx');

/** The thread ends between two runs, and no other can be begun. */
const withoutModel = (name: string, id: string): Trouble => ({
  name,
  how: 'its threads are ended between two runs, and its file is away',
  take: (world) => {
    renameSync(modelFile(world, id), `${modelFile(world, id)}.away`);
    world.endThreads(id);
  },
  giveBack: (world) => renameSync(`${modelFile(world, id)}.away`, modelFile(world, id)),
});

export const troubles: readonly Trouble[] = [
  {
    name: 'generator',
    how: 'both models that write answer every request with 503',
    take: ({ large, small }) => void (large.behaves.loading = small.behaves.loading = true),
    giveBack: ({ large, small }) => void (large.behaves.loading = small.behaves.loading = false),
  },
  withoutModel('ranker', rankerId),
  withoutModel('embedder', embedderId),
  {
    name: 'database, stopped still',
    how: 'SIGSTOP to PostgreSQL and all its processes: connections stay open and nothing answers',
    take: ({ postgres }) => hold(postgres.pid),
    giveBack: ({ postgres }) => letGo(postgres.pid),
  },
  {
    name: 'database, crashed',
    how: 'PostgreSQL is shut down at once and started again',
    take: ({ postgres }) => postgres.crash(),
    giveBack: ({ postgres }) => postgres.restart(),
  },
  {
    name: 'Redis, stopped still',
    how: 'SIGSTOP to Redis',
    take: ({ redis }) => hold(redis.pid),
    giveBack: ({ redis }) => letGo(redis.pid),
  },
  {
    name: 'Redis, crashed',
    how: 'Redis is killed and started again, empty',
    take: ({ redis }) => redis.crash(),
    giveBack: ({ redis }) => redis.restart(),
  },
  misbehaving('500', 'the first model answers 500', { status: 500 }),
  misbehaving('hanging', 'the first model takes requests and says nothing', 'hang'),
  misbehaving('half a stream', 'the first model breaks the connection in the middle of its answer', 'half'),
  misbehaving('silent in the middle', 'the first model stops in the middle and keeps the connection', 'silence'),
  misbehaving('nonsense', 'the first model sends what is no answer', 'nonsense'),
];
