import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Answer, Configuration, type System, type Trace } from '#contract';
import { Service, until } from '../../test/service.ts';

const plants = ['roses', 'limes', 'pears', 'vines', 'plums', 'hazels', 'figs', 'apples'];

export interface Switching {
  readonly from: { readonly id: string; readonly path: string };
  /** Null: a copy of the first under another name. */
  readonly to: string | null;
  readonly folder: string;
}

/** A service whose model is switched and switched back while questions stream: seconds, bytes, and which model wrote what. */
export async function switchModels({ from, to, folder }: Switching): Promise<object> {
  const second = to ?? join(folder, 'second.gguf');
  if (to === null) copyFileSync(from.path, second);
  const environment = {
    AQUIFER_GENERATOR: from.id,
    AQUIFER_GENERATORS: second,
    AQUIFER_ANSWER_CACHE_MB: '0',
    AQUIFER_PREFIX_MB: '0',
    ...Object.fromEntries(['QUERY', 'LEG', 'RERANK'].map((name) => [`AQUIFER_${name}_DEADLINE_MS`, '60000'])),
  };
  await using service = await Service.start({ environment });
  await service.post('/v1/collections', { name: 'garden' });
  const text = plants.map((plant, index) => `## ${plant}\n\nThe ${plant} are pruned in month ${index + 1}, on a dry day.\n`).join('\n');
  await service.settle('garden', { name: 'garden.md', bytes: `# Garden\n\n${text}`, type: 'text/markdown' });
  const ask = (plant: string): Promise<Response> =>
    service.post('/v1/questions', { question: `When are the ${plant} pruned?`, mode: 'compose', stream: true });
  const [warm, one = '', two = '', three = '', four = '', five = '', six = ''] = plants;
  const ended = [await finished(await ask(warm ?? ''))];
  const before = await residentMb(service);
  const made = await service.post('/v1/configurations', { name: 'other', overrides: { models: { generator: basename(second) } } });
  const { id } = Configuration.parse(await made.json());
  const there = await turn(service, {
    asked: [one, two],
    later: [three],
    ask,
    act: () => service.post(`/v1/configurations/${id}/activate`, {}),
    other: from.id,
  });
  const back = await turn(service, {
    asked: [four, five],
    later: [six],
    ask,
    act: () => service.post('/v1/configurations/rollback', {}),
    other: basename(second),
  });
  ended.push(...there.ended, ...back.ended);
  const answers = ended.filter((answer) => answer !== null);
  return {
    to: to === null ? 'a copy of the first' : basename(second),
    questions: ended.length,
    failed: ended.length - answers.length,
    statuses: answers.map(({ status, reason }) => (reason === null ? status : `${status}: ${reason}`)),
    writers: await writersOf(service, answers),
    megabytes: { before, switched: there.megabytes, back: back.megabytes },
    seconds: { toSwitch: there.seconds, toRollBack: back.seconds },
  };
}

interface Turn {
  /** Streaming when it is switched. */
  readonly asked: readonly string[];
  /** Asked once it is. */
  readonly later: readonly string[];
  readonly ask: (plant: string) => Promise<Response>;
  readonly act: () => Promise<Response>;
  /** The model that is switched away from. */
  readonly other: string;
}

async function turn(service: Service, { asked, later, ask, act, other }: Turn) {
  const begun = asked.map(ask);
  // The head of an answer comes with its passages: these questions have begun.
  await Promise.all(begun);
  const startMs = performance.now();
  const response = await act();
  if (!response.ok) throw new Error(await response.text());
  const call = secondsSince(startMs);
  const after = later.map(ask);
  const ended = await Promise.all([...begun, ...after].map(async (one) => finished(await one)));
  await until(async () => ((await isUnloaded(service, other)) ? true : null));
  return { ended, seconds: { call, untilTheOtherIsGone: secondsSince(startMs) }, megabytes: await residentMb(service) };
}

/** Null where it ended with an error. */
async function finished(response: Response): Promise<Answer | null> {
  const text = await response.text();
  if (text.includes('event: error')) return null;
  return Answer.parse(JSON.parse(/^event: done\ndata: (.*)$/m.exec(text)?.[1] ?? 'null'));
}

async function writersOf(service: Service, answers: readonly Answer[]): Promise<string[]> {
  const traces = await Promise.all(answers.map(({ id }) => service.json<Trace>(`/v1/questions/${id}`)));
  return traces.flatMap(({ calls }) => calls.filter(({ promptId }) => promptId === 'compose').map(({ modelId }) => modelId));
}

/** Counted once all of it has been given back. */
async function isUnloaded(service: Service, id: string): Promise<boolean> {
  const metrics = await (await service.fetch('/metrics')).text();
  return metrics.includes(`aquifer_generator_unloads_total{model="${id}",why="switched"} 1`);
}

const residentMb = async (service: Service): Promise<number> =>
  Math.round((await service.json<System>('/v1/system')).memory.rssBytes / 1e6);
const secondsSince = (startMs: number): number => Math.round((performance.now() - startMs) / 100) / 10;
