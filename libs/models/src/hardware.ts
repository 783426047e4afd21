import { execFile } from 'node:child_process';
import { availableParallelism, totalmem } from 'node:os';
import { promisify } from 'node:util';

export interface Hardware {
  readonly cores: number;
  readonly memoryBytes: number;
  /** The largest NVIDIA card as its driver reports it; null where there is none. */
  readonly cuda: { readonly name: string; readonly memoryBytes: number } | null;
}

/** Looks at the machine: call once, at the start. Respects the limits of a container. */
export async function readHardware(): Promise<Hardware> {
  return { cores: availableParallelism(), memoryBytes: memoryBytes(), cuda: await readCuda() };
}

/** Of the machine, or of the container where that has less. */
export function memoryBytes(): number {
  const limit = process.constrainedMemory();
  const total = totalmem();
  return limit > 0 && limit < total ? limit : total;
}

async function readCuda(): Promise<Hardware['cuda']> {
  try {
    const { stdout } = await promisify(execFile)('nvidia-smi', ['--query-gpu=name,memory.total', '--format=csv,noheader,nounits'], {
      timeout: 5_000,
    });
    return parseCards(stdout);
  } catch {
    // No driver, no card: both mean that CUDA is not for this machine.
    return null;
  }
}

/** `nvidia-smi` prints a line "name, mebibytes" per card. */
export function parseCards(output: string): Hardware['cuda'] {
  const cards = output
    .split('\n')
    .map((line) => /^(.+),\s*(\d+)\s*$/.exec(line))
    .filter((match) => match !== null)
    .map((match) => ({ name: match[1]?.trim() ?? '', memoryBytes: Number(match[2]) * 1024 * 1024 }));
  return cards.reduce<Hardware['cuda']>((best, card) => (best && best.memoryBytes >= card.memoryBytes ? best : card), null);
}
