import { z } from 'zod';

/** Names that git itself allows and that are no option, range or path elsewhere. */
export const Branch = z
  .string()
  .max(250)
  .regex(/^(?!-)(?!.*\.\.)(?!.*\/\/)[\p{L}\p{N}._/+@-]+$/u, 'is no name of a branch')
  .nullable()
  .default(null);
