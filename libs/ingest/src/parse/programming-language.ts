/** As tree-sitter and highlighters name them, by the endings of file names. */
const byEnding = new Map<string, string>(
  Object.entries({
    ...named('javascript', 'js mjs cjs jsx'),
    ...named('typescript', 'ts mts cts'),
    tsx: 'tsx',
    ...named('python', 'py pyi pyw'),
    ...named('c', 'c h'),
    ...named('cpp', 'cc cpp cxx hpp hh hxx'),
    ...named('c_sharp', 'cs csx'),
    ...named('fsharp', 'fs fsx'),
    ...named('ruby', 'rb rake gemspec'),
    ...named('rust', 'rs'),
    ...named('kotlin', 'kt kts'),
    ...named('perl', 'pl pm'),
    ...named('elixir', 'ex exs'),
    ...named('erlang', 'erl hrl'),
    ...named('haskell', 'hs lhs'),
    ...named('clojure', 'clj cljs cljc edn'),
    ...named('lisp', 'lisp el cl'),
    ...named('bash', 'sh bash zsh ksh'),
    ...named('powershell', 'ps1 psm1'),
    ...named('yaml', 'yaml yml'),
    ...named('hcl', 'tf tfvars hcl'),
    ...named('protobuf', 'proto'),
    ...named('make', 'mk makefile'),
    ...named('dockerfile', 'dockerfile containerfile'),
    ...named('objective_c', 'm mm'),
    ...named('batch', 'bat cmd'),
    ...named('xml', 'xml xsd xsl xslt svg'),
    ...named('ini', 'ini cfg conf properties'),
    ...Object.fromEntries(
      'go java scala swift php lua r dart julia zig nix sql graphql css scss less vue svelte toml cmake fish groovy solidity'
        .split(' ')
        .map((name) => [name, name]),
    ),
    jl: 'julia',
    gradle: 'groovy',
    sol: 'solidity',
  }),
);

function named(language: string, endings: string): Record<string, string> {
  return Object.fromEntries(endings.split(' ').map((ending) => [ending, language]));
}

/** What a file is written in, by its name; null for what is no source code. `Makefile` and `Dockerfile.dev` count too. */
export function programmingLanguageOf(fileName: string): string | null {
  const name = (fileName.split(/[/\\]/).at(-1) ?? '').toLowerCase();
  if (/^(makefile|dockerfile|containerfile)(\.|$)/.test(name)) return byEnding.get(name.split('.')[0] ?? '') ?? null;
  return name.includes('.') ? (byEnding.get(name.split('.').at(-1) ?? '') ?? null) : null;
}
