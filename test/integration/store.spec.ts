import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { openDatabase } from '#store';
import { describeDocuments } from '../conformance/describe-documents.ts';
import { describeEvents } from '../conformance/describe-events.ts';
import { describeFreshness } from '../conformance/describe-freshness.ts';
import { describeModelAllowance } from '../conformance/describe-model-allowance.ts';
import { describeModelCanaries } from '../conformance/describe-model-canaries.ts';
import { describeProfiles } from '../conformance/describe-profiles.ts';
import { describeRevisionSteps } from '../conformance/describe-revision-steps.ts';
import { describeSearch } from '../conformance/describe-search.ts';
import { describeSentenceVectors } from '../conformance/describe-sentence-vectors.ts';
import { describeStatements } from '../conformance/describe-statements.ts';
import { describeSecondVectors } from '../conformance/describe-second-vectors.ts';
import { describeConversations } from '../conformance/describe-conversations.ts';
import { describeTables } from '../conformance/describe-tables.ts';
import { describeTokenSignatures } from '../conformance/describe-token-signatures.ts';
import { describeTraces } from '../conformance/describe-traces.ts';
import { describeVectorIndex } from '../conformance/describe-vector-index.ts';
import { placeEmbedded, startPostgres } from '../servers/index.ts';

const suites = [
  describeDocuments,
  describeRevisionSteps,
  describeSearch,
  describeTables,
  describeFreshness,
  describeTraces,
  describeConversations,
  describeEvents,
  describeStatements,
  describeVectorIndex,
  describeSecondVectors,
  describeSentenceVectors,
  describeTokenSignatures,
  describeProfiles,
  describeModelCanaries,
  describeModelAllowance,
];
const options = { signal: new AbortController().signal, log: { info: () => undefined, warn: () => undefined } };
const dirs: string[] = [];
const embedded = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'aquifer-pglite-'));
  dirs.push(dir);
  await placeEmbedded(join(dir, 'database'));
  return openDatabase({ kind: 'embedded', dir: join(dir, 'database') }, options);
};
afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true }))));

for (const describeStore of suites) describeStore('PGlite', embedded);

const postgres = await startPostgres();
if (postgres.server) {
  const { server } = postgres;
  const make = async () => openDatabase({ kind: 'server', url: await server.freshDatabase() }, options);
  for (const describeStore of suites) describeStore('PostgreSQL', make);
  afterAll(() => server[Symbol.asyncDispose]());
} else {
  describe('stores on PostgreSQL', () => it.skip(postgres.reason, () => undefined));
}
