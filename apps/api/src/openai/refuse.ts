import { InvalidInput } from '../problem.filter.ts';

/** Names the parameter, which clients hand on as `error.param`. */
export function refuse(param: string, message: string): never {
  throw new InvalidInput([{ path: param, message }]);
}
