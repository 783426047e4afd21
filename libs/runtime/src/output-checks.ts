import type { GuardLayers } from '#config';
import { type CollectionRankings, defaultCollectionSettings, type OutputCheckOf, type PersonalDataSettings } from '#core';
import { findPersonalData, outputCheck, type OutputPolicy } from '#guard';

interface OutputGrounds {
  readonly rankings: CollectionRankings;
  /** Words that stand in prompts of now, and in no answer. */
  readonly canaries: () => ReadonlySet<string>;
}

const { allowedHosts, secrets } = defaultCollectionSettings.guard;
const usual: OutputPolicy = { allowedHosts, secrets };

/** What answers may say, as the collections of each question want it; undefined where nothing looks. */
export function outputChecks({ answers }: GuardLayers, { rankings, canaries }: OutputGrounds): OutputCheckOf | undefined {
  if (!answers) return undefined;
  return async (scope, signal) => {
    const collections = await rankings.read(scope, signal);
    const policies = collections.map(({ id, output, personalData }) => [id, { ...usual, ...output, ...toldOf(personalData) }] as const);
    return outputCheck({ policies: new Map(policies), otherwise: usual, canaries });
  };
}

/** What a collection takes out of its documents no answer from it may tell either, wherever it comes from. */
function toldOf(settings: PersonalDataSettings | null | undefined): Pick<OutputPolicy, 'personalIn'> {
  if (settings?.mode !== 'redact') return {};
  return { personalIn: (text) => findPersonalData(text, { kinds: settings.kinds }) };
}
