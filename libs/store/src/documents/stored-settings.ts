import { type CollectionSettings, defaultCollectionSettings } from '#core';

/** Only what differs from the defaults, so that better defaults reach collections that never chose. */
export type StoredSettings = { readonly [Name in keyof CollectionSettings]?: Partial<CollectionSettings[Name]> };

export function toSettings(stored: StoredSettings): CollectionSettings {
  const { chunking, retention, staleAfterSeconds, fields, synonyms, ranking, answering, answerCache, guard, personalData } =
    defaultCollectionSettings;
  return {
    chunking: { ...chunking, ...stored.chunking },
    retention: { ...retention, ...stored.retention },
    staleAfterSeconds: stored.staleAfterSeconds ?? staleAfterSeconds,
    fields: (stored.fields as CollectionSettings['fields'] | undefined) ?? fields,
    synonyms: (stored.synonyms as CollectionSettings['synonyms'] | undefined) ?? synonyms,
    ranking: { ...ranking, ...stored.ranking },
    answering: { ...answering, ...stored.answering },
    answerCache: { ...answerCache, ...stored.answerCache },
    guard: { ...guard, ...stored.guard },
    personalData: { ...personalData, ...stored.personalData },
  };
}
