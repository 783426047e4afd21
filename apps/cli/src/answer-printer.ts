import { styleText } from 'node:util';
import type { Answer, QuestionEvent } from '#contract';
import { onOneLine, plain, type Screen } from './say.ts';

type Colour = Parameters<typeof styleText>[0];

const correction = '\n\nNot all of this stood when it was checked at the end. What stands:\n';
const clearLine = '\r\u001b[K';

/**
 * Writes an answer: on a terminal sentence by sentence as they are verified, elsewhere once it stands as a whole, so that what a script
 * reads is what was checked to its end.
 */
export class AnswerPrinter {
  private readonly screen: Screen;
  private readonly hasColours: boolean;
  private told = '';
  private isWaiting = false;

  constructor(screen: Screen, environment: Readonly<Record<string, string | undefined>>) {
    this.screen = screen;
    this.hasColours = screen.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  }

  /** Says that something is going on, until there is something to say. */
  wait(words: string): void {
    if (!this.screen.isTTY || this.told !== '') return;
    this.screen.write(`${this.isWaiting ? clearLine : ''}${this.painted('dim', words)}`);
    this.isWaiting = true;
  }

  take(said: QuestionEvent): void {
    if (said.event === 'passages') this.wait(`reading ${said.data.passages.length} passages …`);
    if (said.event === 'token' && this.screen.isTTY) this.tell(said.data.text);
  }

  finish(answer: Answer): void {
    const whole = answer.answer || `No answer (${answer.status}): ${answer.reason ?? 'no reason given'}`;
    if (whole.startsWith(this.told)) this.tell(whole.slice(this.told.length));
    else this.tell(`${correction}${whole}`);
    this.screen.write('\n');
    for (const { marker, title, page, quote, url } of answer.citations) {
      const place = [title, ...(page === null ? [] : [`page ${page}`]), ...(url === null ? [] : [url])].join(', ');
      this.screen.write(`\n${this.painted('cyan', `[${marker}]`)} ${onOneLine(place)}\n    ${this.painted('dim', `“${plain(quote)}”`)}\n`);
    }
  }

  /** Ends the line that is begun, before something else is written. */
  leave(): void {
    if (this.isWaiting) this.screen.write(clearLine);
    else if (this.told !== '') this.screen.write('\n');
    this.isWaiting = false;
    this.told = '';
  }

  private tell(text: string): void {
    if (text === '') return;
    if (this.isWaiting) this.screen.write(clearLine);
    this.isWaiting = false;
    this.told += text;
    this.screen.write(plain(text).replaceAll(/\[\d+\]/g, (marker) => this.painted('cyan', marker)));
  }

  private painted(colour: Colour, text: string): string {
    return this.hasColours ? styleText(colour, text, { validateStream: false }) : text;
  }
}
