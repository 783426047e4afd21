import { expect, test } from 'vitest';
import { readConfig } from './index.ts';

test('nobody is asked unless somebody is named', () => {
  expect(readConfig({}).guardModels).toEqual({ classifier: null, judge: null });
});

test('a classifier is one of the manifest or a folder, and a judge has its limits', () => {
  const { classifier, judge } = readConfig({
    AQUIFER_GUARD_MODEL: '/models/mine',
    AQUIFER_GUARD_MODEL_LABELS: 'BAD, evil',
    AQUIFER_GUARD_JUDGE: 'on',
  }).guardModels;
  expect(classifier).toEqual({ model: { kind: 'folder', path: '/models/mine' }, labels: ['BAD', 'evil'] });
  expect(judge).toEqual({ deadlineMs: 20_000, passages: 8 });
  expect(readConfig({ AQUIFER_GUARD_MODEL: 'some-id' }).guardModels.classifier?.model).toEqual({ kind: 'manifest', id: 'some-id' });
});

test('labels of no model are told', () => {
  expect(() => readConfig({ AQUIFER_GUARD_MODEL_LABELS: 'BAD' })).toThrow('AQUIFER_GUARD_MODEL_LABELS');
});
