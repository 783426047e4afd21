import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCudaProvider, planCudaProvider } from './cuda-provider.ts';

describe('the CUDA provider', () => {
  it('says beforehand what is fetched and where it goes', () => {
    const plan = planCudaProvider('/opt/somewhere');
    expect(plan.requirement).toMatch(/^onnxruntime-gpu==\d+\.\d+\.\d+$/);
    expect(plan.explanation).toContain('/opt/somewhere');
    expect(plan.explanation).toContain('libonnxruntime_providers_cuda.so');
  });

  it('is not usable where its libraries are missing, and names them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cuda-'));
    try {
      expect(await checkCudaProvider(folder)).toMatchObject({
        isUsable: false,
        why: expect.stringMatching(/libonnxruntime_providers_cuda.so not in .*aquifer models cuda/),
      });
      for (const name of planCudaProvider().files) await writeFile(join(folder, name), '');
      expect(await checkCudaProvider(folder)).toMatchObject({ isUsable: false, why: expect.stringMatching(/looks for them in .* only/) });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
