import { existsSync } from 'node:fs';
import { Fault, parsePrompt, type Prompt, type PromptFile, promptFolder, readPromptFiles } from '#core';

/** What the code fills in: a prompt file may use fewer inputs, never others. */
const rooms = ['answer', 'retrieval'] as const;
export const promptIds = ['compose', 'rewrite', 'variants', 'hyde'] as const;
export type PromptId = (typeof promptIds)[number];
export type PromptSet = Readonly<Record<PromptId, Prompt>>;

/** Every version of every prompt: those that come with the installation, and an operator's own in a folder beside them. */
export class PromptShelf {
  private readonly shipped: readonly PromptFile[];
  private readonly own: readonly PromptFile[];

  private constructor(shipped: readonly PromptFile[], own: readonly PromptFile[]) {
    this.shipped = shipped;
    this.own = own;
  }

  /** Looks at the folders as they are now: a file that was put there a moment ago counts. */
  static read(ownFolder: string | null): PromptShelf {
    const shipped = rooms.flatMap((room) => readPromptFiles(promptFolder(room)));
    if (ownFolder !== null && !existsSync(ownFolder))
      throw new Fault('not_found', `AQUIFER_PROMPTS: there is no folder ${ownFolder}. Make it, or leave the setting out.`);
    return new PromptShelf(shipped, ownFolder === null ? [] : readPromptFiles(ownFolder));
  }

  /** The newest of each that came with the installation: what is served unless somebody chose otherwise. */
  newest(): Readonly<Record<string, number>> {
    return Object.fromEntries(promptIds.map((id) => [id, Math.max(...this.shipped.filter(isOf(id)).map(({ prompt }) => prompt.version))]));
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
    const same = [...this.shipped, ...this.own].filter(isOf(id));
    if (same.length === 0) return `there is no such prompt; there are ${promptIds.join(', ')}`;
    const [found, other] = same.filter(({ prompt }) => prompt.version === version);
    if (!found) {
      const versions = same.map(({ prompt }) => prompt.version).toSorted((a, b) => a - b);
      return `there is no version ${version}; there ${versions.length === 1 ? 'is' : 'are'} ${versions.join(', ')}. Put ${id}.v${version}.md into the folder AQUIFER_PROMPTS`;
    }
    if (other && other.text !== found.text)
      return `there are two version ${version}, and their texts differ; give the one in AQUIFER_PROMPTS another number`;
    if (found.prompt.schema && id === 'compose')
      return `version ${version} has a schema, and sentences are checked as they are written; leave the schema out`;
    const known = new Set(this.shipped.filter(isOf(id)).flatMap(({ prompt }) => prompt.inputs));
    const foreign = found.prompt.inputs.filter((input) => !known.has(input));
    return foreign.length === 0 ? found : `version ${version} wants {{${foreign.join('}}, {{')}}}, which nothing fills in`;
  }
}

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
