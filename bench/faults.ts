// Kills a process a hundred times at the statements of publish, replace, rollback and delete, on either database, while others read.
// There is no peer: the measure is the promise itself, that nobody ever sees a mixed state.
import { runFaults } from '../test/faults/run-faults.ts';
import { startPostgres } from '../test/servers/index.ts';
import { writeResult } from './result.ts';

const runs = Number(process.env['FAULTS'] ?? 100);
const seed = Number(process.env['FAULT_SEED'] ?? 20_261_121);
await using server = (await startPostgres()).server;
if (!server) throw new Error('there is no PostgreSQL here to kill against');
const results = [
  await runFaults({ url: await server.freshDatabase(), runs, seed, say: console.log }),
  await runFaults({ url: null, runs, seed, say: console.log }),
];
const torn = results.reduce((sum, result) => sum + result.torn.length, 0);

writeResult({
  name: 'faults',
  ratio: torn === 0 ? 1 : 0,
  ours: {
    killed: results.reduce((sum, result) => sum + result.killed, 0),
    looks: results.reduce((sum, result) => sum + result.looks, 0),
    torn,
  },
  peer: { what: 'no peer: the promise that readers never see a mixed state', torn: 0 },
  results,
});
