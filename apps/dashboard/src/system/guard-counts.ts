import { count, many } from '../format/quantity.ts';
import type { System } from '../http/bodies.ts';

export type Layer = keyof System['guard'];

/** What the guard has counted, `documents suspect` or `found question_refused`, out of the figures that a process gives to Prometheus. */
export function guardCounts(metrics: string): ReadonlyMap<string, number> {
  const lines = metrics.matchAll(/^aquifer_guard_(\w+)_total\{(?:level|what)="([^"]+)"\} (\d+)/gm);
  return new Map([...lines].map(([, name = '', label = '', value]) => [`${name} ${label}`, Number(value)]));
}

/** What a layer did, in words; empty where it had nothing to do but to look. */
export function didWords(layer: Layer, counts: ReadonlyMap<string, number>): string {
  const of = (name: string): number => counts.get(name) ?? 0;
  const all = (beginning: string): number => [...counts].reduce((sum, [name, value]) => sum + (name.startsWith(beginning) ? value : 0), 0);
  const said = (number: number, words: string): string[] => (number === 0 ? [] : [words]);
  const words: Readonly<Record<Layer, readonly string[]>> = {
    documents: [
      ...said(all('documents '), `${many(all('documents '), 'document')} read`),
      ...said(of('documents quarantined'), `${count(of('documents quarantined'))} found hostile`),
      ...said(of('documents suspect'), `${count(of('documents suspect'))} suspect`),
    ],
    questions: said(of('found question_refused'), `${many(of('found question_refused'), 'question')} refused`),
    prompt: [
      ...said(of('found passage_marked'), `${many(of('found passage_marked'), 'passage')} read with care`),
      ...said(of('found passage_left_out'), `${count(of('found passage_left_out'))} left out`),
    ],
    answers: said(all('found withheld_'), `${many(all('found withheld_'), 'thing')} withheld or flagged`),
    poisoning: said(all('found poisoned_'), `${many(all('found poisoned_'), 'passage')} set apart`),
  };
  return words[layer].join(', ');
}
