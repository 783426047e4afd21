import type * as contract from '#contract';
import type { AnswerData } from '#core';

type Data = Pick<contract.Answer, 'data' | 'dataReason' | 'dataSources' | 'dataMissing' | 'dataBy'>;

/** Nothing where no schema was asked for. */
export function toData(data: AnswerData | undefined): Data {
  if (!data) return {};
  const { value, reason, sources, missing, by } = data;
  const dataSources = Object.fromEntries(Object.entries(sources).map(([pointer, markers]) => [pointer, [...markers]]));
  return { data: value, dataReason: reason, dataSources, dataMissing: [...missing], dataBy: by };
}

/** What a stream tells before it is done; null where no schema was asked for. */
export function toDataEvent({ data, dataReason, dataSources, dataMissing, dataBy }: Data): Data | null {
  return data === undefined ? null : { data, dataReason, dataSources, dataMissing, dataBy };
}
