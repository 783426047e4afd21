import { loadPrompts } from '#answer';
import {
  bytesOf,
  type ComposeCheck,
  type DraftReport,
  generateModels,
  generatorCanCompose,
  ggufBytes,
  inMegabytes,
  quantisationReport,
  readGgufHeader,
  sizeWords,
} from '#models';
import type { AllowedGenerator } from './generators/allowed-generators.ts';
import type { GeneratorPlace } from './generators/generator-place.ts';
import type { LocalGenerators } from './generators/local-generators.ts';
import type { ModelReport } from './model-report.ts';

/** The generators of this machine as they are now: loaded, waiting on the disk, not loadable, or not fetched. */
export function generatorReports(local: LocalGenerators, checks: readonly ComposeCheck[], opening: string | null): ModelReport[] {
  const here = local.models();
  const placed = (place: GeneratorPlace | undefined): Placed | null => (place ? { place, trouble: local.troubleWith(place) } : null);
  const places = new Map(local.all().map((place) => [place.model.id, place]));
  const absent = generateModels().filter(({ id }) => !here.some((model) => model.id === id));
  return [
    ...here.map((model) => reportOn(model, placed(places.get(model.id)), { checks, opening })),
    ...(opening !== null && !here.some(({ id }) => opening.includes(id)) ? [lacking(opening)] : []),
    ...absent.map((model): ModelReport => ({
      id: model.id,
      role: 'generate',
      state: 'absent',
      device: 'not in use',
      bytes: bytesOf(model),
      licence: model.licence,
      note: earned(model.id, checks),
    })),
  ];
}

/** One that was asked for, with what stands against it. */
interface Placed {
  readonly place: GeneratorPlace;
  readonly trouble: string | null;
}

interface Known {
  readonly checks: readonly ComposeCheck[];
  /** Why the process opened without the generator that it was to have. */
  readonly opening: string | null;
}

function reportOn({ id, path, entry }: AllowedGenerator, placed: Placed | null, { checks, opening }: Known): ModelReport {
  const licence = entry?.licence ?? 'unknown';
  const known = { id, role: 'generate', licence, bytes: entry ? bytesOf(entry) : ggufBytes(path) };
  if (placed?.place.loaded) {
    const { size, generator } = placed.place.loaded;
    const device = generator.deviceInUse?.device ?? 'cpu';
    const notes = [
      `holds about ${inMegabytes(size.memory.totalBytes)} with ${sizeWords(size)}`,
      size.note,
      quantisationOf(path),
      ...(generator.warnings ?? []),
      draftsOf(generator.draftReports?.() ?? []),
    ];
    return { ...known, state: 'ready', device, note: [...notes, earned(id, checks)].filter((note) => note !== null).join('\n') };
  }
  const trouble = placed?.trouble ?? (opening?.includes(id) ? opening : null);
  return { ...known, state: trouble === null ? 'ready' : 'failed', device: 'not in use', note: trouble ?? earned(id, checks) };
}

/** What became of drafts by route, once there was any; null before. */
function draftsOf(reports: readonly DraftReport[]): string | null {
  const told = reports.map(({ route, isOn, why, drafted, accepted }) => {
    const share = drafted === 0 ? '' : `, ${Math.round((100 * accepted) / drafted)} % of the latest right`;
    return `${route} ${isOn ? 'on' : 'off'} (${why}${isOn ? share : ''})`;
  });
  return told.length === 0 ? null : `drafts: ${told.join(', ')}`;
}

const lacking = (why: string): ModelReport => ({
  id: 'generator',
  role: 'generate',
  state: 'failed',
  device: 'not in use',
  bytes: 0,
  licence: 'unknown',
  note: why,
});

const earned = (id: string, checks: readonly ComposeCheck[]): string => generatorCanCompose(id, checks, loadPrompts().compose.version).why;

/** By path: a file that is loaded does not change. */
const quantisations = new Map<string, string>();

function quantisationOf(path: string): string {
  const known = quantisations.get(path);
  if (known !== undefined) return known;
  const { words } = quantisationReport(readGgufHeader(path).tensors);
  quantisations.set(path, words);
  return words;
}
