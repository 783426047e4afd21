import { z } from 'zod';

/** suspect: used with care and marked; quarantined: kept from readers until a person has looked. */
export const GuardLevel = z.enum(['clean', 'suspect', 'quarantined']);
export const GuardDecision = z.enum(['approve', 'reject']);

/** What becomes of what the guard finds in documents. */
export const GuardPolicy = z.enum(['quarantine', 'mark', 'off']);

/** What the guard may do in a collection. */
export const GuardSettings = z.strictObject({
  documents: GuardPolicy.default('quarantine').describe(
    'documents that give orders: quarantine keeps them from readers until a person has looked, mark shows them as suspect, off does nothing',
  ),
  allowedHosts: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'name a host, such as example.org or *.example.org'),
    )
    .max(200)
    .default([])
    .describe('answers may link there, beside the addresses of what they cite'),
  secrets: z
    .enum(['mask', 'flag', 'off'])
    .default('mask')
    .describe('credentials in the words of an answer: mask names them in their place, flag only tells of them (docs/output-checks.md)'),
});

/** What the guard made of a revision. */
export const RevisionGuard = z.object({
  revisionId: z.string().describe('what GET /v1/guard/findings names it'),
  level: GuardLevel,
  findings: z.int(),
  decision: GuardDecision.nullable().describe('what a person made of it'),
});

/** Why a passage is to be read with care. */
export const PassageGuard = z.object({ level: GuardLevel.exclude(['clean']), reason: z.string() });
