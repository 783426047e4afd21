import { z } from 'zod';

/** Of a text, in UTF-16 code units. */
export const Span = z.object({ start: z.int(), end: z.int() });
