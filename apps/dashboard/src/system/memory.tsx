import type { System } from '../http/bodies.ts';
import { bytes, share } from '../format/quantity.ts';
import { sentence } from '../format/sentence.ts';
import { TableHead } from '../parts/table-head.tsx';

type Memory = System['memory'];

/** What each part of the process was reckoned to hold, beside what it holds. */
export function MemoryAccount({ memory }: { readonly memory: Memory }) {
  const { parts, rssBytes, limitBytes, room } = memory;
  const reckoned = parts.reduce((sum, part) => sum + part.bytes, 0);
  return (
    <section aria-label="Memory">
      <h2>Memory</h2>
      <p class="quiet">
        This process holds {bytes(rssBytes)}
        {limitBytes !== null && ` of ${bytes(limitBytes)}`}; {bytes(reckoned)} were reckoned for it, which it grows to as it is used.
      </p>
      <table class="records">
        <TableHead columns={['Part', { name: 'Reckoned', class: 'number' }, { name: 'Share', class: 'number' }]} />
        <tbody>
          {parts.map((part) => (
            <Part key={part.name} part={part} reckoned={reckoned} />
          ))}
        </tbody>
      </table>
      <p class="quiet small">
        Room for generators: {bytes(room.bytes)}. {sentence(room.why)}
      </p>
    </section>
  );
}

const Part = ({ part, reckoned }: { readonly part: Memory['parts'][number]; readonly reckoned: number }) => (
  <tr>
    <td class="title-cell">{part.name}</td>
    <td class="number">{bytes(part.bytes)}</td>
    <td class="number">{share(part.bytes, reckoned)}</td>
  </tr>
);
