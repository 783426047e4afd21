import { type ConfigurationSettings, Fault } from '#core';
import type { ConfigurationVersion } from '#store';
import { promptsOf } from './prompt-shelf.ts';

/** What stands between a configuration and a process that was started otherwise, each with what to do about it. Empty: it can be served at once. */
export function problemsOf(settings: ConfigurationSettings, started: ConfigurationSettings, generators: readonly string[]): string[] {
  return [
    ...modelProblems(settings, started),
    ...choiceProblems(settings, generators),
    ...generatorProblems(settings),
    ...shareProblems(settings, started),
    ...chunkingProblems(settings),
  ];
}

const variables = {
  secondEmbedder: 'AQUIFER_SECOND_EMBEDDER',
  crossEncoder: 'AQUIFER_CROSS_ENCODER',
} as const;

function modelProblems({ models: wanted }: ConfigurationSettings, { models: open }: ConfigurationSettings): string[] {
  const others = (['secondEmbedder', 'crossEncoder'] as const).filter((role) => wanted[role] !== null && wanted[role] !== open[role]);
  return [
    ...(wanted.embedder === open.embedder
      ? []
      : [
          `models.embedder: "${wanted.embedder}" needs every vector anew, and they are of "${open.embedder}"; start with AQUIFER_EMBEDDER=${wanted.embedder}, let it embed, and make the configuration there`,
        ]),
    ...others.map(
      (role) =>
        `models.${role}: "${wanted[role]}" is not open here, ${open[role] === null ? 'none is' : `"${open[role]}" is`}; start with ${variables[role]}=${wanted[role]}, or take ${open[role] === null ? 'null' : `"${open[role]}" or null`}`,
    ),
  ];
}

/** Only what an operator put on this machine or declared; a path is nothing to name. */
function choiceProblems({ models: { generator } }: ConfigurationSettings, allowed: readonly string[]): string[] {
  if (generator === null || allowed.includes(generator)) return [];
  const there = allowed.length === 0 ? 'there is none' : `there are ${allowed.map((id) => `"${id}"`).join(', ')}`;
  return [
    `models.generator: "${generator}" is no generator of this process, ${there}; ${remedyFor(generator)}, or take ${allowed.length === 0 ? 'null' : 'one of these or null'}`,
  ];
}

/** Models of servers are called model@server. */
const remedyFor = (generator: string): string =>
  generator.includes('@')
    ? 'start with its server in AQUIFER_REMOTE_MODELS'
    : `start with AQUIFER_GENERATOR=${generator}, put it among AQUIFER_GENERATORS with its file there, or into the models folder`;

function generatorProblems({ models, answers, understanding }: ConfigurationSettings): string[] {
  if (models.generator !== null) return [];
  const needs = (setting: string, value: string, without: string): string[] =>
    value === without ? [] : [`${setting}: "${value}" needs a generator, and models.generator is null; name one, or take "${without}"`];
  return [
    ...(answers.mode === 'compose' ? needs('answers.mode', answers.mode, 'auto') : []),
    ...needs('understanding.rewriting', understanding.rewriting, 'rule'),
    ...needs('understanding.variants', understanding.variants, 'off'),
  ];
}

function chunkingProblems({ chunking: { overlapTokens, targetTokens } }: ConfigurationSettings): string[] {
  if (overlapTokens * 2 <= targetTokens) return [];
  return [`chunking.overlapTokens: ${overlapTokens} is more than half of targetTokens, ${targetTokens}; make it less`];
}

function shareProblems({ retrieval }: ConfigurationSettings, { retrieval: started }: ConfigurationSettings): string[] {
  const { rerankShare, secondShare, crossEncoderShare } = retrieval;
  const shares = rerankShare + secondShare + crossEncoderShare;
  return [
    // Tenths that add up to 0.9 may come to a little more.
    ...(secondShare + crossEncoderShare > 0 && shares > 0.9001
      ? [
          `retrieval: rerankShare, secondShare and crossEncoderShare are ${shares.toFixed(2)} together; at least 0.1 stays with the fused score, so make them 0.9 at most`,
        ]
      : []),
    ...(rerankShare > 0 && started.rerankShare === 0
      ? [
          `retrieval.rerankShare: ${rerankShare} needs token vectors, and none are made where it was started with AQUIFER_RERANK_SHARE=0; start with another share and embed the documents anew`,
        ]
      : []),
  ];
}

/** What of its prompts cannot be read, or is not for its model. */
export function promptProblems({ prompts, settings: { models } }: Pick<ConfigurationVersion, 'prompts' | 'settings'>): string[] {
  try {
    const { generator } = models;
    return Object.values(promptsOf(prompts))
      .filter((prompt) => generator !== null && prompt.models.length > 0 && !prompt.models.includes(generator))
      .map(
        ({ id, version, models: those }) =>
          `prompts.${id}: version ${version} is for ${those.join(', ')}, and models.generator is "${generator}"`,
      );
  } catch (error) {
    if (error instanceof Fault) return [error.message];
    throw error;
  }
}
