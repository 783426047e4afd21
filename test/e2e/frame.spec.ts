import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../service.ts';

const out = mkdtempSync(join(tmpdir(), 'aquifer-nest-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('the frame', () => {
  test('is a Nest project: "nest build api" builds it', { timeout: 180_000 }, async () => {
    // Settings of the project with another output, so that a service that runs from dist is not touched.
    const settings = join(root, `tsconfig.nest-${process.pid}.json`);
    // The application with everything it imports; not the specs, the benches and the other applications.
    const include = ['apps/api/**/*.ts', 'libs/**/*.d.ts'];
    writeFileSync(
      settings,
      JSON.stringify({
        extends: './tsconfig.json',
        include,
        exclude: ['**/*.spec.ts'],
        compilerOptions: { outDir: out, incremental: false },
      }),
    );
    try {
      const { code, output } = await run('node_modules/@nestjs/cli/bin/nest.js', 'build', 'api', '--path', relative(root, settings));
      expect(output).not.toMatch(/error/i);
      expect(code).toBe(0);
      expect(existsSync(join(out, 'apps/api/src/main.js'))).toBe(true);
    } finally {
      rmSync(settings);
    }
  });

  test('holds its rooms apart: the tree passes and a planted violation does not', async () => {
    const planted = join(root, 'libs/freshness/src/planted-violation.ts');
    writeFileSync(planted, "export { toCitation } from '../../answer/src/cite/cite.ts';\nexport { PgKeys } from '#store';\n");
    try {
      const { code, output } = await run('node_modules/.bin/depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'libs');
      expect(code).not.toBe(0);
      const violations = output.split('\n').filter((line) => /^\s+(error|warn) /.test(line));
      for (const rule of ['front-door', 'freshness-imports', 'features-know-ports'])
        expect(
          violations.some((line) => line.includes(rule)),
          rule,
        ).toBe(true);
      // Nothing else is reported: without the planted file the tree passes.
      expect(violations.filter((line) => !line.includes('planted-violation'))).toEqual([]);
      expect(output).toContain(`x ${violations.length} dependency violations (${violations.length} errors, 0 warnings)`);
    } finally {
      rmSync(planted);
    }
  });
});

interface Outcome {
  readonly code: number;
  readonly output: string;
}

function run(tool: string, ...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, tool), ...args], { cwd: root, timeout: 170_000 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output: stdout + stderr });
    });
  });
}
