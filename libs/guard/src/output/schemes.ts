/** Do something where they are opened, whoever wrote them. */
const active = ['javascript', 'vbscript', 'data', 'blob', 'file', 'view-source', 'jar', 'filesystem', 'about'];
/** What has to stand behind the colon where the name is a word too; behind the others, anything. */
const behind: Readonly<Record<string, string>> = {
  data: String.raw`[a-z]{1,20}\/|[;,]`,
  file: String.raw`[\\/]`,
  about: 'blank|srcdoc',
};

/** What an address of one begins with. */
export const activeScheme = new RegExp(`^(?:${active.join('|')}):`);

/** The same within a text: with a blank behind the colon it is a word. */
export const activeInText = active.map((name) => String.raw`${name}:(?=${behind[name] ?? String.raw`[^\s)\]]`})`).join('|');
