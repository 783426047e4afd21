// Documents nobody wrote: sentences over a vocabulary whose words are as unevenly frequent as those of a language (Zipf), each document
// leaning on the words of its own subject. The same seed gives the same documents on every machine.

export interface MadeDocument {
  readonly externalId: string;
  readonly title: string;
  readonly text: string;
}

const prefixes = ['', '', '', '', 'under', 'over', 'out', 'cross', 're', 'fore', 'mid', 'sub'];
const suffixes = ['', '', '', 's', 'ing', 'ed', 'er', 'less', 'ful', 'ward', 'ment', 'age', 'ly', 'ship', 'work'];
const roots =
  `harbour bridge stone light water field paper glass river market engine signal wheel tower garden copper timber winter summer north
  south letter record ledger margin contract freight cargo pilot anchor valve pump pressure sensor circuit filter vessel canal gate
  lever spring thread fabric cotton wool leather silver iron steel carbon oxygen acid salt sugar wheat barley orchard cattle horse
  shepherd miller mason carpenter tailor printer painter keeper warden captain officer judge clerk council parish county border
  treaty statute ordinance permit licence tariff duty payment refund invoice budget deposit interest credit account audit survey map
  chart compass lantern mirror lens camera theatre music violin drum chorus rhythm melody sermon festival feast harvest storm thunder
  frost drought flood island coast cliff valley meadow forest marsh desert canyon glacier summit crater planet comet orbit gravity`
    .split(/\s+/)
    .filter(Boolean);
const small = 'the of and to in a is that for on with as by at from or an be this which when where not must may after before under'.split(
  ' ',
);
const wordCount = 12_000;
const subjects = 400;

export class WordModel {
  private readonly seed: number;
  private readonly words: readonly string[];

  constructor(seed: number) {
    this.seed = seed;
    const random = randomOf(seed);
    const made = new Set(roots);
    while (made.size < wordCount)
      made.add(`${pick(prefixes, random)}${pick(roots, random)}${pick(suffixes, random)}${made.size > 9000 ? pick(suffixes, random) : ''}`);
    this.words = [...made].sort(() => random() - 0.5);
  }

  /** `edition` 1 differs from 0 in one paragraph. */
  document(number: number, sections: number, edition = 0): MadeDocument {
    const random = randomOf(this.seed + 7919 * (number + 1));
    const subject = Math.floor(random() * subjects);
    const title = capital(`${this.phrase(random, subject, 3)} ${1000 + number}`);
    const parts = Array.from({ length: sections }, (_, index) => {
      const heading = capital(this.phrase(random, subject, 3));
      const body = this.paragraph(random, subject);
      const changed = edition > 0 && index === 0 ? ` ${this.paragraph(randomOf(number + edition), subject)}` : '';
      return `## ${heading}\n\n${body}${changed}\n\n${this.paragraph(random, subject)}`;
    });
    return { externalId: `made-${number}`, title, text: `# ${title}\n\nReference AQ-${100_000 + number * 37}.\n\n${parts.join('\n\n')}\n` };
  }

  /** Three to six words as somebody would type them. */
  query(number: number): string {
    const random = randomOf(this.seed * 31 + number);
    const subject = Math.floor(random() * subjects);
    return this.phrase(random, subject, 3 + Math.floor(random() * 4));
  }

  private paragraph(random: () => number, subject: number): string {
    return Array.from({ length: 4 + Math.floor(random() * 3) }, () => this.sentence(random, subject)).join(' ');
  }

  private sentence(random: () => number, subject: number): string {
    const length = 9 + Math.floor(random() * 10);
    const words = Array.from({ length }, () => (random() < 0.42 ? pick(small, random) : this.word(random, subject)));
    if (random() < 0.15) words.push(String(Math.floor(random() * 5000)));
    return `${capital(words.join(' '))}.`;
  }

  private phrase(random: () => number, subject: number, length: number): string {
    return Array.from({ length }, () => this.word(random, subject)).join(' ');
  }

  /** Half of the words are the subject's own 60, the other half anybody's by Zipf's law. */
  private word(random: () => number, subject: number): string {
    if (random() < 0.5) return this.words[(subject * 29 + Math.floor(60 * random() * random())) % wordCount] ?? '';
    return this.words[Math.floor(wordCount ** random()) - 1] ?? '';
  }
}

/** Mulberry32: small, quick, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
