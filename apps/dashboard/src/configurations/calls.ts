import type {
  Configuration,
  ConfigurationActivation,
  ConfigurationDiff,
  ConfigurationList,
  ConfigurationOverrides,
  ListOf,
  Switched,
} from '../http/bodies.ts';
import { get, post, query, segment } from '../http/client.ts';

const address = '/v1/configurations';

export const listConfigurations = (signal: AbortSignal): Promise<ConfigurationList> => get(query(address, { limit: 100 }), signal);

export const listActivations = (signal: AbortSignal): Promise<ListOf<ConfigurationActivation>> =>
  get(query(`${address}/activations`, { limit: 50 }), signal);

export const compareConfigurations = (before: string, after: string, signal: AbortSignal): Promise<ConfigurationDiff> =>
  get(query(`${address}/${segment(before)}/diff`, { with: after }), signal);

export const activateConfiguration = (id: string, reason: string): Promise<Switched> =>
  post(`${address}/${segment(id)}/activate`, reason === '' ? {} : { reason });

/** Only while `from` is served: somebody else may have gone back a moment ago. */
export const rollBackConfiguration = (from: string, reason: string): Promise<Switched> =>
  post(`${address}/rollback`, { from, ...(reason !== '' && { reason }) });

export const makeConfiguration = (body: {
  readonly name: string;
  readonly note: string;
  /** The version that the overrides are to. */
  readonly from: string;
  readonly overrides: ConfigurationOverrides;
}): Promise<Configuration> => post(address, body);
