export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

/** Where a command writes: what was asked for, and what is said aside. */
export interface Screens {
  readonly out: Screen;
  readonly aside: Screen;
}

export const screens: Screens = { out: process.stdout, aside: process.stderr };

/** What comes from the service is printed by this alone: titles, names and notes are others' words, and an error may quote them. */
export function say(text: string, screen: Screen = screens.out): void {
  screen.write(`${plain(text)}\n`);
}

/** None of it moves the cursor, sets a title or speaks to the terminal; line ends and tabs stay. */
export const plain = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');

/** A title with line ends in it would pass for lines of our own. */
export const onOneLine = (text: string): string => plain(text.replaceAll(/[\s\u0085]+/g, ' ')).trim();
