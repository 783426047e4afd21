import type { GenerationRequest } from '#core';
import type { Lane } from './lane.ts';
import type { RouteRule } from './remote-model.ts';

/** A rule with the lane it leads to. */
export type Route = Omit<RouteRule, 'model'> & { readonly lane: Lane };

/** In what order models are tried: that of the first rule that holds, then the others as declared. */
export function orderFor(request: GenerationRequest, lanes: readonly Lane[], routes: readonly Route[]): readonly Lane[] {
  const chosen = routes.find((route) => holds(route, request))?.lane;
  return chosen ? [chosen, ...lanes.filter((lane) => lane !== chosen)] : lanes;
}

function holds({ lane, prompts, mostPromptTokens, leastPromptTokens, hasSchema }: Route, request: GenerationRequest): boolean {
  const { route = '', schema, system, user } = request;
  if (prompts && !prompts.includes(route)) return false;
  if (hasSchema !== undefined && hasSchema !== (schema !== undefined)) return false;
  if (mostPromptTokens === undefined && leastPromptTokens === undefined) return true;
  const tokens = lane.generator.countPromptTokens(system, user);
  return tokens <= (mostPromptTokens ?? Infinity) && tokens >= (leastPromptTokens ?? 0);
}
