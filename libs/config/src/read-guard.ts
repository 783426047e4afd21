import { z } from 'zod';

/**
 * What the guard looks at. `documents`: as they come in; `questions`: before they are searched; `prompt`: passages that are about to enter
 * one; `answers`: before they are shown; `poisoning`: passages that look made for one question.
 */
export const guardLayers = ['documents', 'questions', 'prompt', 'answers', 'poisoning'] as const;
type GuardLayer = (typeof guardLayers)[number];
export type GuardLayers = Readonly<Record<GuardLayer, boolean>>;

/** A list of the layers that are on, or `none`. */
export const GuardVariable = z
  .string()
  .default(guardLayers.join(','))
  .transform((value) => value.split(/[\s,]+/).filter((name) => name !== '' && name !== 'none'))
  .pipe(z.array(z.enum(guardLayers, `name layers with commas (${guardLayers.join(', ')}), or none`)))
  .transform((named): GuardLayers => ({
    documents: named.includes('documents'),
    questions: named.includes('questions'),
    prompt: named.includes('prompt'),
    answers: named.includes('answers'),
    poisoning: named.includes('poisoning'),
  }));
