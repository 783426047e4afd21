import { expect, it } from 'vitest';
import { readConfig } from './read-config.ts';

const key = 'k'.repeat(32);

it('keeps no values and redacts traces as collections do when nothing is set', () => {
  expect(readConfig({}).personalData).toEqual({ vault: null, traces: 'collection' });
});

it('takes one key, given or in a file', () => {
  expect(readConfig({ AQUIFER_VAULT_KEY: key }).personalData.vault).toEqual({ key });
  expect(readConfig({ AQUIFER_VAULT_KEY_FILE: '/run/key' }).personalData.vault).toEqual({ file: '/run/key' });
  expect(() => readConfig({ AQUIFER_VAULT_KEY: key, AQUIFER_VAULT_KEY_FILE: '/run/key' })).toThrow('there is one key');
  expect(() => readConfig({ AQUIFER_VAULT_KEY: 'short' })).toThrow('AQUIFER_VAULT_KEY');
});
