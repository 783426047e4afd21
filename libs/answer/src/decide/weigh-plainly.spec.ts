import { expect, it } from 'vitest';
import type { Question } from '#core';
import { aFoundChunk, aScope, ranked, retrievalOf } from '#testing';
import { planOf } from '../parts/plan.ts';
import { weighPlainly } from './weigh-plainly.ts';

const kiln = ranked(aFoundChunk('Der Ofen kühlt acht Stunden ab. Danach wird er geöffnet.', { title: 'Brennofen' }), { cosine: 0.6 });
const prices = ranked(aFoundChunk('Eine Tonkugel kostet 4,50 Euro. Werkzeug gibt es leihweise.', { title: 'Töpferbedarf' }), {
  cosine: 0.58,
});

function weighed(text: string, threshold = 0.732) {
  const asked: Question = { id: 'q', text, scope: aScope, limit: 6, mode: 'extract', deadlineMs: 1000 };
  return weighPlainly(planOf(asked, { ...retrievalOf([kiln, prices]), queryVector: new Float32Array(4) }, threshold));
}

it('answers short of the evidence where a sentence found says it plainly, from the passage that has it', async () => {
  const { whole } = await weighed('Was kostet eine Tonkugel?');
  expect(whole.verdict).toBeNull();
  expect(whole.said?.sentence.text).toBe('Eine Tonkugel kostet 4,50 Euro.');
  expect(whole.found.passages.map(({ title }) => title)).toEqual(['Töpferbedarf', 'Brennofen']);
  expect(whole.weighed?.evidence.at(-1)).toMatchObject({ name: 'said', speaks: 'for' });
});

it('says nothing of what is not said, and does not weigh what is far too short of the evidence', async () => {
  expect((await weighed('Was kostet ein Brennofen?')).whole).toMatchObject({ verdict: { status: 'abstained' } });
  const { whole } = await weighed('Was kostet eine Tonkugel?', 0.95);
  expect(whole.weighed?.evidence.map(({ name }) => name)).not.toContain('said');
});

it('never makes evidence certain', async () => {
  const sure = ranked(aFoundChunk('Eine Tonkugel kostet 4,50 Euro.', { title: 'Töpferbedarf' }), { cosine: 0.95 });
  const asked: Question = { id: 'q', text: 'Was kostet eine Tonkugel?', scope: aScope, limit: 6, mode: 'extract', deadlineMs: 1000 };
  const { whole } = await weighPlainly(planOf(asked, { ...retrievalOf([sure]), queryVector: new Float32Array(4) }, 1));
  expect(whole.verdict).toMatchObject({ status: 'abstained' });
});
