/** Types without a matrix kernel on the CPU's wide units: correct, but several times slower than Q4_0, Q4_1, Q8_0 and the K types. */
const slowTypes: ReadonlySet<string> = new Set(['Q5_0', 'Q5_1']);

/** What to know about a model's tensors before blaming the machine; empty when nothing stands out. */
export function quantisationWarnings(tensorTypes: readonly string[]): string[] {
  const slow = tensorTypes.filter((type) => slowTypes.has(type));
  if (slow.length === 0) return [];
  const kinds = [...new Set(slow)].sort().join(' and ');
  return [
    `${slow.length} of ${tensorTypes.length} tensors are ${kinds}, which llama.cpp computes without the CPU's matrix units; a Q4_0, Q4_1, Q8_0 or pure K-quant file of this model is faster`,
  ];
}
