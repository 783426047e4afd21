import { Command, InvalidArgumentError, Option } from 'commander';
import { type Config, ConfigError, readConfig } from '#config';
import { type AuditHead, toHead } from '#core';
import { askBatch } from './ask-batch.ts';
import { ask, asked, search } from './ask.ts';
import { exportAudit, verifyAuditFile, verifyAuditThere } from './audit.ts';
import { checkModel } from './check-model.ts';
import type { Server } from './client.ts';
import { activateConfiguration, compareConfigurations, listConfigurations, rollBackConfiguration } from './configurations.ts';
import { doctor } from './doctor.ts';
import { evaluate } from './evaluate.ts';
import { exportCollection } from './export.ts';
import { decideFinding, listFindings, scanFiles } from './guard.ts';
import { importCollection } from './import.ts';
import { ingest } from './ingest.ts';
import { createKey, limitKey, listKeys, revokeKey } from './keys.ts';
import { migrateOnce } from './migrate-once.ts';
import { mcp } from './mcp/mcp.ts';
import { fetchCudaLibraries, fetchModels, listAllModels, verifyModels } from './models.ts';
import { runBench } from './run-bench.ts';
import { say, screens } from './say.ts';
import { crawl, listSources, syncSource } from './sources.ts';
import { tune } from './tune.ts';
import { printVerified } from './verify-citations.ts';

const config = settings();
const program = new Command('aquifer').description('Documents in, checkable answers out.').showHelpAfterError();
/** The key of the environment is no default of an option: help would print it. */
const withKey = <Options extends { key?: string }>(options: Options): Options => ({ ...options, key: options.key ?? config.client.key });
const serverOf = (options: { url: string; key?: string }): Server => ({ url: options.url, key: withKey(options).key });
const remote = (name: string, summary: string): Command =>
  program
    .command(name)
    .description(summary)
    .option('--url <url>', 'address of the service', config.client.url)
    .option('--key <key>', 'API key (else AQUIFER_KEY)');

program.command('serve').description('start the service (API, worker and stores in one process unless DATABASE_URL is set)');
program.command('worker').description('start a worker process (needs DATABASE_URL)');
program
  .command('migrate')
  .description('bring the database up to date, once')
  .action(() => migrateOnce(config));

remote('ingest <paths...>', 'upload files, folders and web pages by their address')
  .option('-c, --collection <name>', 'collection, made when it is not there', 'default')
  .option('--parallel <n>', 'uploads at a time', Number, 4)
  .option('--no-wait', 'return once uploaded, before the documents are searchable')
  .action((paths: string[], options) => ingest(serverOf(options), paths, options));
remote('sources', 'sources and how they do').action((options) => listSources(serverOf(options)));
remote('sync <source>', 'visit a source now and wait for what it finds').action((id: string, options) => syncSource(serverOf(options), id));
remote('crawl <start>', 'make a source of a website: fetched now, kept fresh by schedule')
  .option('-c, --collection <name>', 'collection, made when it is not there', 'default')
  .option('--every <time>', 'how often it is visited: 30m, 6h, 1d', '1d')
  .option('--no-wait', 'return before the first visit is over')
  .action((start: string, options) => crawl(serverOf(options), start, options));
remote('ask [question]', 'ask a question')
  .option('-c, --collections <names...>', 'only in these collections')
  .option('-m, --mode <mode>', 'auto, extract, compose or retrieval_only', 'auto')
  .option('--conversation <name>', 'the conversation it belongs to: follow-ups, and which of several things is meant')
  .option('--next', 'also print up to three questions that the documents answer')
  .option('--batch <file>', 'ask the questions of a file in the background: a line each, or NDJSON')
  .option('--out <file>', 'where the results of a batch go, as NDJSON; else they are printed')
  .action((question: string | undefined, options) =>
    options.batch === undefined
      ? ask(serverOf(options), ...asked(question, options))
      : askBatch(serverOf(options), options.batch as string, options),
  );
remote('search [query]', 'search for passages')
  .option('-c, --collections <names...>', 'only in these collections')
  .option('-n, --limit <n>', 'how many', Number, 5)
  .action((query: string | undefined, options) => search(serverOf(options), ...asked(query, options)));
remote('export <collection> <folder>', 'write what readers see of a collection: files and a manifest').action(
  (collection: string, folder: string, options) => exportCollection(serverOf(options), collection, folder),
);
remote('import <folder>', 'upload what an export wrote')
  .option('-c, --collection <name>', 'collection, made when it is not there', 'default')
  .action((folder: string, options) => importCollection(serverOf(options), folder, options.collection));
remote('tune <collection>', 'try ranking settings on its golden questions and propose what pays; changes nothing without --apply')
  .option('--synthetic <n>', 'make so many questions by rule out of its passages, and tune on those', Number)
  .option('--chunking', 'try sizes of chunks too: cuts and embeds everything anew on this machine, for each size')
  .option('--apply', 'take what is proposed')
  .option('--json', 'everything that was tried, as JSON')
  .action((collection: string, options) => tune(config, serverOf(options), { collection, ...options }));
remote('verify-citations <file>', 'ask the questions of a file and look up every quote in the revision it cites')
  .option('-c, --collections <names...>', 'collections to ask')
  .option('--mode <mode>', 'auto, extract or compose', 'auto')
  .option('--limit <n>', 'only the first n questions', countOf)
  .action((file: string, { collections, mode, limit, ...options }) => printVerified(serverOf(options), file, { collections, mode, limit }));
remote('mcp', 'speak the Model Context Protocol on standard input and output, for assistants that start it').action((options) =>
  mcp(serverOf(options)),
);
remote('doctor', 'check this machine and the service').action((options) => doctor(config, serverOf(options)));

const keys = program.command('keys').description('API keys, made through the running service');
const addressed = (command: Command): Command =>
  command.option('--url <url>', 'address of the service', config.client.url).option('--key <key>', 'an admin key (else AQUIFER_KEY)');
const limited = (command: Command): Command =>
  command
    .option('--requests-per-minute <count>', 'what it may ask, or none: as much as it likes', limitOrNone)
    .option('--tokens-per-day <count>', 'what models may read and write for it in 24 hours, or none', limitOrNone)
    .option('--compute-seconds-per-day <seconds>', 'how long models may work for it in 24 hours, or none', limitOrNone);
addressed(
  limited(keys.command('create <name>'))
    .option('--role <role>', 'admin, editor or reader', 'reader')
    .option('--groups <groups...>', 'groups of its holder', [])
    .option('--mcp-tools [tools...]', 'only these tools over the Model Context Protocol: search, ask, read, list; none when empty'),
).action((name: string, options) => createKey(name, withKey(options)));
addressed(limited(keys.command('limit <id>').description('change the limits that are named'))).action((id: string, options) =>
  limitKey(id, withKey(options)),
);
addressed(keys.command('list')).action((options) => listKeys(withKey(options)));
addressed(keys.command('revoke <id>')).action((id: string, options) => revokeKey(id, withKey(options)));

const configurations = program.command('configurations').description('versions of everything that decides answers');
addressed(
  configurations.command('list', { isDefault: true }).description('what there is, what is served, what evaluations came to'),
).action((options) => listConfigurations(serverOf(options)));
addressed(
  configurations.command('diff <before> [after]').description('what two have otherwise; the second is the served one when left out'),
).action((before: string, after: string | undefined, options) => compareConfigurations(serverOf(options), before, after));
addressed(configurations.command('activate <id>').description('serve it from now on').option('--reason <text>', 'for the record')).action(
  (id: string, options) => activateConfiguration(serverOf(options), id, options),
);
addressed(
  configurations.command('rollback').description('serve what was served before').option('--reason <text>', 'for the record'),
).action((options) => rollBackConfiguration(serverOf(options), options));

const audit = program.command('audit').description('who did what, each row standing on the one before it');
addressed(audit.command('export [file]').description('write the log as NDJSON, there or to standard output'))
  .option('--after <sequence>', 'go on behind this row', Number, 0)
  .action((file: string | undefined, { after, ...options }) => exportAudit(serverOf(options), file, after));
addressed(
  audit
    .command('verify [file]')
    .description('walk the chain of the service, or of an export; status 1 where a row does not stand')
    .option('--after <sequence:hash>', 'a head that was kept: it is still there, and what came after stands on it', headIn),
).action((file: string | undefined, { after, ...options }) =>
  file === undefined ? verifyAuditThere(serverOf(options), after) : verifyAuditFile(file, after),
);

const guard = program.command('guard').description('documents that give orders: what the guard finds, and what people make of it');
guard
  .command('scan <files...>')
  .description('read files here as the service would, and tell what the guard finds; status 1 where one would be quarantined')
  .action((files: string[]) => scanFiles(config, files));
addressed(
  guard
    .command('list', { isDefault: true })
    .description('what was found in documents of the service')
    .addOption(new Option('--state <state>', 'of the review').choices(['open', 'approved', 'rejected']).default('open'))
    .option('-c, --collection <name>', 'only in this collection'),
).action((options) => listFindings(serverOf(options), options));
for (const [decision, what] of [
  ['approve', 'let a revision in that the guard holds back or marks'],
  ['reject', 'keep it out for good'],
] as const)
  addressed(guard.command(`${decision} <revision>`).description(what).option('--note <text>', 'for the record')).action(
    (revisionId: string, options) => decideFinding(serverOf(options), decision, { revisionId, ...options }),
  );

const models = program.command('models').description('model files: list, fetch and verify');
models
  .command('list', { isDefault: true })
  .description('what the manifest knows and what is here')
  .action(() => listAllModels(config));
models
  .command('fetch [ids...]')
  .description('fetch models; without ids, those this machine needs')
  .action((ids: string[]) => fetchModels(config, ids));
models
  .command('verify [ids...]')
  .description('check the files against their checksums')
  .action((ids: string[]) => verifyModels(config, ids));
models
  .command('check [model]')
  .description(
    'ask the built-in check set whether a model may write answers: one of the manifest, a .gguf file, a remote one by its name, or the one in use',
  )
  .action((model: string | undefined) => checkModel(config, model));
models
  .command('cuda')
  .description("fetch the CUDA provider's libraries")
  .action(() => fetchCudaLibraries());

program
  .command('eval <kind> <paths...>')
  .description(
    'retrieval DIR…, answers FILE|DIR, grounded FILE, guard FILE, poison FILE|DIR or answer-cache DIR…, through the product itself; compare A.json B.json holds two retrieval runs together',
  )
  .option('--json <file>', 'write the figures there')
  .option('--limit <n>', 'only the first n queries', countOf)
  .option('--vectors <folder>', 'keep passage vectors there, so that the next run over the same texts is quick')
  .option('--leg <name>', 'what compare compares', 'reranked')
  .option('--honest <file>', 'poison: documents that say what is true, as lines of JSON with title and text')
  .option('--background <dir>', 'poison: a set whose corpus.jsonl is searched as well')
  .addOption(new Option('--half <half>', 'of a set of questions to answer, only the first or second half').choices(['first', 'second']))
  .addOption(new Option('--mode <mode...>', 'how to answer; by default as this machine would').choices(['extract', 'compose', 'free-text']))
  .option('--generator <file>', 'a .gguf file that writes answers')
  .option('--answers <file>', 'keep each answer there as it comes, and go on from there')
  .option('--sample <file>', 'write 100 shown sentences of each mode with their quotes there, to be read')
  .action((kind: string, paths: string[], options) => evaluate(config, { kind, paths, ...options }));
program
  .command('bench [name] [flags...]')
  .description('a benchmark against a named peer; flags after the name are its own')
  .allowUnknownOption()
  .action((name: string | undefined, flags: string[]) => runBench(name, flags));

// Whoever reads the output may have seen enough: `aquifer ask … | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await program.parseAsync().catch((error: Error) => {
  say(error.message, screens.aside);
  process.exitCode = 1;
});

function settings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(1);
  }
}

function limitOrNone(text: string): number | 'none' {
  return text === 'none' ? text : countOf(text);
}

function countOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('A whole number above 0 is meant.');
  return Number(text);
}

function headIn(text: string): AuditHead {
  const head = toHead(text);
  if (!head) throw new InvalidArgumentError('SEQUENCE:HASH is meant, as "aquifer audit verify" prints it.');
  return head;
}
