// What askers get while something is away: taken away one by one for 20 s under a steady load of questions, and given back. Beside it, a
// service without a ladder, for which a question fails whenever something of its road is away. `--only NAME` runs the troubles so named.
import { parseArgs } from 'node:util';
import { runTrouble, type TroubleFigures } from './ladder/run-trouble.ts';
import { deadlineMs } from './ladder/steady-questions.ts';
import { troubles } from './ladder/troubles.ts';
import { openWorld } from './ladder/world.ts';
import { writeResult } from './result.ts';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = troubles.filter(({ name }) => name.includes(values.only ?? ''));
const measured: TroubleFigures[] = [];
{
  await using world = await openWorld();
  for (const trouble of wanted) {
    const figures = await runTrouble(world, trouble).catch((cause: unknown) => {
      const last = world.api.log.slice(-20).join('\n');
      throw new Error(`at “${trouble.name}” (the service ${world.api.ended === null ? 'runs' : `ended: ${world.api.ended}`}):\n${last}`, {
        cause,
      });
    });
    measured.push(figures);
    console.log(figures.name, JSON.stringify({ away: figures.away, normalAgainMs: figures.normalAgainMs, upload: figures.upload }));
  }
}
const mean = (of: (figures: TroubleFigures) => number): number =>
  measured.reduce((sum, figures) => sum + of(figures) / figures.away.questions, 0) / measured.length;
const sum = (of: (figures: TroubleFigures) => number): number => measured.reduce((total, figures) => total + of(figures), 0);
/** An error comes sooner than an answer, so troubles without answers have most of the questions. */
const ofAll = (of: (figures: TroubleFigures) => number): number => sum(of) / sum(({ away }) => away.questions);
const ours = mean(({ away }) => away.answered);
const peer = mean(({ away }) => away.normal);
const result = {
  name: 'ladder',
  ratio: ours / peer,
  ours: { what: 'of the questions while something is away those answered, the mean of the shares of all troubles', share: ours },
  peer: { what: 'the same of those for which nothing had to stand in: all that a service without a ladder answers', share: peer },
  ofAllQuestions: { ours: ofAll(({ away }) => away.answered), peer: ofAll(({ away }) => away.normal) },
  deadlineMs,
  measured,
};
if (values.only === undefined) writeResult(result);
else console.log(JSON.stringify(result, null, 2));
