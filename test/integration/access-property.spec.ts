import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { AccessFigures } from '../conformance/access-roads.ts';
import { describeAccess } from '../conformance/describe-access.ts';
import { describeOnBoth } from '../conformance/on-both-databases.ts';
import { root } from '../service.ts';

// A quick look in every run. The whole trial: AQUIFER_ACCESS_CHECKS=1000000, which writes bench/results/access-property.json.
const asked = Number(process.env['AQUIFER_ACCESS_CHECKS'] ?? 0);
const seed = Number(process.env['AQUIFER_ACCESS_SEED'] ?? Date.now() % 1_000_000_000);
const documents = Number(process.env['AQUIFER_ACCESS_DOCUMENTS'] ?? (asked > 0 ? 300 : 40));
const trial = { seed, documents, checks: asked || 4000 };
const databases: Record<string, AccessFigures> = {};

describeOnBoth((name, make) => {
  describeAccess(name, make, trial, (figures) => {
    databases[name] = figures;
  });
});

afterAll(() => {
  if (asked > 0)
    writeFileSync(
      join(root, 'bench/results/access-property.json'),
      `${JSON.stringify({ name: 'access-property', ...trial, databases }, null, 2)}\n`,
    );
});
