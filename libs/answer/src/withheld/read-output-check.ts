import { Fault, inTime, type OutputCheck, type OutputCheckOf, type Question } from '#core';

/** Null where nothing looks. What answers may say has to be known before anything is said: without it there is no answer. */
export async function readOutputCheck(
  outputCheckOf: OutputCheckOf | undefined,
  { scope, deadlineMs }: Question,
  signal: AbortSignal,
): Promise<OutputCheck | null> {
  if (!outputCheckOf) return null;
  const read = await inTime(deadlineMs, signal, (working) => outputCheckOf(scope, working));
  if ('value' in read) return read.value;
  if (read.status !== 'late') throw read.error;
  throw new Fault(
    'timed_out',
    `what the collections let answers say was not read within ${deadlineMs} ms; ask again with a longer deadlineMs`,
    {
      cause: read.error,
    },
  );
}
