import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, parsePrompt, type Prompt, type PromptFile, promptFolder, readPromptFiles } from '#core';

/** What the code fills in: a prompt file may use fewer inputs, never others. */
const rooms = ['answer', 'retrieval'] as const;
export const promptIds = ['compose', 'data', 'rewrite', 'variants', 'hyde'] as const;
export type PromptId = (typeof promptIds)[number];
export type PromptSet = Readonly<Record<PromptId, Prompt>>;

/** A file of the operator's: its prompt, or why it is none. */
interface OwnFile {
  readonly id: string;
  readonly version: number;
  readonly read: PromptFile | string;
}

/**
 * Every version of every prompt: those that come with the installation, and an operator's own in a folder beside them. What is wrong with
 * an own file is met by who wants that very version, and by nobody else.
 */
export class PromptShelf {
  /** What an operator should know of the folder; nothing that is served by now depends on it. */
  readonly problems: readonly string[];
  private readonly shipped: readonly PromptFile[];
  private readonly own: readonly OwnFile[];
  private readonly missing: string | null;

  private constructor(shipped: readonly PromptFile[], own: readonly OwnFile[], missing: string | null) {
    this.shipped = shipped;
    this.own = own;
    this.missing = missing;
    const broken = own.flatMap(({ read }) => (typeof read === 'string' ? [read] : []));
    this.problems = missing === null ? broken.map((problem) => `AQUIFER_PROMPTS: ${problem}`) : [missing];
  }

  /** Looks at the folders as they are now: a file that was put there a moment ago counts. */
  static read(ownFolder: string | null): PromptShelf {
    const shipped = rooms.flatMap((room) => readPromptFiles(promptFolder(room)));
    if (ownFolder === null) return new PromptShelf(shipped, [], null);
    try {
      return new PromptShelf(shipped, ownFiles(ownFolder), null);
    } catch (error) {
      const missing = `AQUIFER_PROMPTS: the folder ${ownFolder} cannot be read (${wordsOf(error)}). Make it, or leave the setting out`;
      return new PromptShelf(shipped, [], missing);
    }
  }

  /** The newest of each that came with the installation: what is served unless somebody chose otherwise. */
  newest(): Readonly<Record<string, number>> {
    return Object.fromEntries(promptIds.map((id) => [id, Math.max(...this.shipped.filter(isOf(id)).map(({ prompt }) => prompt.version))]));
  }

  /** Their texts, whatever an operator has beside them. */
  newestTexts(): Readonly<Record<string, string>> {
    const newest = this.newest();
    return Object.fromEntries(
      this.shipped.filter(({ prompt: { id, version } }) => newest[id] === version).map(({ prompt, text }) => [prompt.id, text]),
    );
  }

  /** The texts of these versions by id, or why they cannot be had. */
  texts(versions: Readonly<Record<string, number>>): {
    readonly texts: Readonly<Record<string, string>>;
    readonly problems: readonly string[];
  } {
    const found = Object.entries(versions).map(([id, version]) => [id, this.find(id, version)] as const);
    return {
      texts: Object.fromEntries(found.flatMap(([id, one]) => (typeof one === 'string' ? [] : [[id, one.text]]))),
      problems: found.flatMap(([id, one]) => (typeof one === 'string' ? [`prompts.${id}: ${one}`] : [])),
    };
  }

  private find(id: string, version: number): PromptFile | string {
    const shipped = this.shipped.filter(isOf(id));
    if (shipped.length === 0) return `there is no such prompt; there are ${promptIds.join(', ')}`;
    const own = this.own.find((file) => file.id === id && file.version === version)?.read;
    const found = shipped.find(({ prompt }) => prompt.version === version) ?? own;
    if (!found) return this.lacking(id, version);
    if (typeof found === 'string') return found;
    if (own && own !== found && (typeof own === 'string' || own.text !== found.text))
      return `there are two version ${version}, and their texts differ; give the one in AQUIFER_PROMPTS another number`;
    if (found.prompt.schema && (id === 'compose' || id === 'data'))
      return `version ${version} has a schema, and sentences are checked as they are written; leave the schema out`;
    const known = new Set(shipped.flatMap(({ prompt }) => prompt.inputs));
    const foreign = found.prompt.inputs.filter((input) => !known.has(input));
    return foreign.length === 0 ? found : `version ${version} wants {{${foreign.join('}}, {{')}}}, which nothing fills in`;
  }

  private lacking(id: string, version: number): string {
    const own = this.own.filter((file) => file.id === id);
    const all = [...this.shipped.filter(isOf(id)).map(({ prompt }) => prompt), ...own].map((one) => one.version);
    const versions = [...new Set(all)];
    const there = versions.toSorted((a, b) => a - b).join(', ');
    const have = `there is no version ${version}; there ${versions.length === 1 ? 'is' : 'are'} ${there}`;
    return this.missing !== null ? `${have}. ${this.missing}` : `${have}. Put ${id}.v${version}.md into the folder AQUIFER_PROMPTS`;
  }
}

const ownName = new RegExp(`^(${promptIds.join('|')})\\.v(\\d+)\\.md$`);

/** Whatever is named otherwise, as notes for people are, is no prompt. */
function ownFiles(folder: string): OwnFile[] {
  return readdirSync(folder).flatMap((name) => {
    const [, id, version] = ownName.exec(name) ?? [];
    return id === undefined ? [] : [{ id, version: Number(version), read: readOwn(folder, name) }];
  });
}

function readOwn(folder: string, name: string): PromptFile | string {
  try {
    const text = readFileSync(join(folder, name), 'utf8');
    return { prompt: parsePrompt(name, text), text };
  } catch (error) {
    return error instanceof Fault ? error.message : `${name} cannot be read: ${wordsOf(error)}`;
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isOf =
  (id: string) =>
  ({ prompt }: PromptFile): boolean =>
    prompt.id === id;

/** Prompts out of the texts that a version holds. */
export function promptsOf(texts: Readonly<Record<string, string>>): PromptSet {
  const prompts = Object.entries(texts).map(([id, text]) => [id, parsePrompt(nameOf(id, text), text)] as const);
  const found = Object.fromEntries(prompts) as Partial<PromptSet>;
  const lacking = promptIds.filter((id) => !found[id]);
  if (lacking.length > 0) throw new Fault('conflict', `It has no prompt ${lacking.join(', ')}: it was made by another version of Aquifer.`);
  return found as PromptSet;
}

/** The file name that the text says itself, so that only its parts are checked. */
function nameOf(id: string, text: string): string {
  return `${id}.v${/^version:\s*(\d+)/m.exec(text)?.[1] ?? ''}.md`;
}
