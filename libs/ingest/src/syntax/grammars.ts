import { createRequire } from 'node:module';
import type { Language, Parser } from 'web-tree-sitter';

/** Languages with a grammar, by every name that documents and fences call them. */
const names: Readonly<Record<string, string>> = {
  c: 'c h',
  c_sharp: 'csharp c# cs',
  cpp: 'c++ cc cxx hpp hxx',
  dart: '',
  go: 'golang',
  java: '',
  javascript: 'js jsx mjs cjs node',
  php: '',
  python: 'py pyi python3',
  ruby: 'rb',
  rust: 'rs',
  solidity: 'sol',
  swift: '',
  tsx: '',
  typescript: 'ts mts cts',
};

const grammars = new Map(
  Object.entries(names).flatMap(([grammar, others]) =>
    [grammar, ...others.split(' ')].filter(Boolean).map((name) => [name, grammar] as const),
  ),
);
const loaded = new Map<string, Promise<Language>>();

/** The grammar for a language, however it is written; null when there is none. */
export function grammarOf(language: string): string | null {
  return grammars.get(language.toLowerCase().replace(/^\./, '')) ?? null;
}

/** A parser to be deleted after use. Engine and grammar are loaded when first needed, a megabyte or two each. */
export async function openParser(grammar: string): Promise<Parser> {
  const { Parser } = await import('web-tree-sitter');
  const language = await (loaded.get(grammar) ?? loadGrammar(grammar));
  return new Parser().setLanguage(language);
}

function loadGrammar(grammar: string): Promise<Language> {
  const loading = load(grammar);
  loaded.set(grammar, loading);
  loading.catch(() => loaded.delete(grammar));
  return loading;
}

async function load(grammar: string): Promise<Language> {
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init();
  return Language.load(createRequire(import.meta.url).resolve(`@repomix/tree-sitter-wasms/out/tree-sitter-${grammar}.wasm`));
}
