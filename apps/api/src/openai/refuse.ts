import { InvalidInput } from '../problem.filter.ts';

/** Names the parameter, which clients hand on as `error.param`. */
export function refuse(param: string, message: string): never {
  throw new InvalidInput([{ path: param, message }]);
}

/** Of a text that is too long, which those clients know by a code of its own. */
export function refuseLong(param: string, message: string): never {
  throw new InvalidInput([{ path: param, message }], 'prompt_too_long');
}
