import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../test/service.ts';
import { timed } from './common-parts.ts';
import { type AbsentPeer, type Contender, depth, type DocumentOfChunk, type EmbedQuestion, toDocuments } from './contender.ts';
import { numbersOf, type ServedChunk } from './served-chunks.ts';
import { txtaiPython } from './txtai-python.ts';

const name = 'txtai hybrid';

export interface TxtaiSetting {
  readonly chunks: readonly ServedChunk[];
  readonly embed: EmbedQuestion;
}

/** txtai in a process of its own. Its time is taken inside that process, so the way there and back costs it nothing. */
export async function txtaiContender({ chunks, embed }: TxtaiSetting, documentOf: DocumentOfChunk): Promise<Contender | AbsentPeer> {
  const folder = mkdtempSync(join(tmpdir(), 'aquifer-txtai-'));
  try {
    const python = await txtaiPython();
    const file = join(folder, 'chunks.jsonl');
    writeFileSync(file, chunks.map((chunk) => JSON.stringify({ id: chunk.id, text: chunk.text, vector: numbersOf(chunk) })).join('\n'));
    const conversation = new Conversation(spawn(python, [join(root, 'bench/peers/txtai_hybrid.py'), file]));
    const { settings } = await conversation.next<{ settings: string }>();
    return {
      name,
      about: `txtai 9.14.0, external vectors, hybrid: true, search(question, ${depth}); ${settings}`,
      rank: async (question) => {
        const { value: vector, ms: embedMs } = await timed(() => embed(question));
        conversation.say({ question, vector: [...vector], limit: depth });
        const { ids, ms } = await conversation.next<{ ids: string[]; ms: number }>();
        return { [name]: { documentIds: toDocuments(ids, documentOf), ms: embedMs + ms } };
      },
      [Symbol.asyncDispose]: () => conversation.end(),
    };
  } catch (error) {
    return { name, absent: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines of JSON to a process and from it, in turns. */
class Conversation {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private errors = '';

  constructor(child: ChildProcessWithoutNullStreams) {
    this.child = child;
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr.on('data', (bytes: Buffer) => (this.errors = (this.errors + bytes.toString()).slice(-2000)));
    process.once('exit', () => child.kill('SIGKILL'));
  }

  say(message: object): void {
    this.child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  async next<Message>(): Promise<Message> {
    const line = await this.lines.next();
    if (line.done) throw new Error(`txtai ended: ${this.errors.trim()}`);
    return JSON.parse(line.value) as Message;
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.stdin.end();
    await ended;
  }
}
