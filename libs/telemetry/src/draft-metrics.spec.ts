import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { DraftMetrics } from './draft-metrics.ts';

it('tells by model and route what drafts were worth', async () => {
  const registry = new Registry();
  const metrics = new DraftMetrics(registry);
  const call = { modelId: 'small', route: 'compose' };
  metrics.answered(call);
  metrics.answered({ ...call, drafts: { isOn: true, passes: 9, drafted: 20, accepted: 15, tokensPerPass: 6, expectedTokensPerPass: 5.5 } });
  const none = { drafted: 0, accepted: 0, tokensPerPass: null, expectedTokensPerPass: null };
  metrics.answered({ ...call, drafts: { isOn: false, passes: 4, ...none } });
  const text = await registry.metrics();
  for (const line of [
    'draft_tokens_total{model="small",route="compose",outcome="accepted"} 15',
    'draft_tokens_total{model="small",route="compose",outcome="refused"} 5',
    'draft_passes_total{model="small",route="compose"} 13',
    'draft_tokens_per_pass{model="small",route="compose",of="measured"} 6',
    'draft_tokens_per_pass{model="small",route="compose",of="expected"} 5.5',
    'draft_on{model="small",route="compose"} 0',
  ])
    expect(text).toContain(`aquifer_model_${line}\n`);
});
