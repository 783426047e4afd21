// Kills a process a hundred times at the statements of publish, replace, rollback and delete, on either database, while others read.
// There is no peer: the measure is the promise itself, that nobody ever sees a mixed state.
import { type FaultRuns, runFaults } from '../test/faults/run-faults.ts';
import { needPostgres } from './need-postgres.ts';
import { writeResult } from './result.ts';

const runs = Number(process.env['FAULTS'] ?? 100);
const embeddedRuns = Number(process.env['FAULTS_EMBEDDED'] ?? runs);
const seed = Number(process.env['FAULT_SEED'] ?? 20_261_121);
await using server = await needPostgres();
const onServer = await runFaults({ url: await server.freshDatabase(), runs, seed, say: console.log });
write([onServer]);
write([onServer, await runFaults({ url: null, runs: embeddedRuns, seed, say: console.log })]);

function write(results: readonly FaultRuns[]): void {
  const sum = (count: (result: FaultRuns) => number) => results.reduce((total, result) => total + count(result), 0);
  const torn = sum((result) => result.torn.length);
  writeResult({
    name: 'faults',
    ratio: torn === 0 ? 1 : 0,
    ours: { killed: sum((result) => result.killed), looks: sum((result) => result.looks), torn },
    peer: { what: 'no peer: the promise that readers never see a mixed state', torn: 0 },
    results,
  });
}
