import { describe, expect, it } from 'vitest';
import { withoutMarks } from './without-marks.ts';

describe('words without the marks of Markdown', () => {
  it.each([
    ['Descale it **every six weeks** with acid.', 'Descale it every six weeks with acid.'],
    ['See [our shop](https://example.com/shop "Shop") for sachets.', 'See our shop for sachets.'],
    ['See [the page](https://en.example.org/wiki/Alder_(river)).', 'See the page.'],
    ['Ersatzteile \\(Seite 12\\), [Service](https://example.com/service)', 'Ersatzteile (Seite 12), Service'],
    ['Drehen Sie es *gegen* den Uhrzeigersinn.', 'Drehen Sie es gegen den Uhrzeigersinn.'],
    ['It is ***very* hot** and _cold_ and ~~gone~~.', 'It is very hot and cold and gone.'],
    ['**Note:** keep it.', 'Note: keep it.'],
    ['## Cleaning', 'Cleaning'],
    ['![a pump](pump.png) stands here', 'a pump stands here'],
    ['Run `npm **run** build` now', 'Run npm **run** build now'],
    ['un**frigging**believable', 'unfriggingbelievable'],
    ['[click](javascript:alert(1)) here', 'click here'],
  ])('%s', (text, shown) => expect(withoutMarks(text)).toBe(shown));

  it.each([
    'Area = 2 * 3 * 4 and a*b*c and 2**3**4',
    'Set snake_case_name and __dirname.',
    'Values are * optional',
    '[3] and [see note] stay, as does (this)',
    'C:\\Users\\name and \\\\server\\share',
    '<b>no tag is one</b>',
    'It costs 5 # a piece; 3 ~ 4',
    'a ` alone',
  ])('are left as they are: %s', (text) => expect(withoutMarks(text)).toBe(text));

  it.each(['*a ', '[a', '`', '_a', '**a'])('are found in long text of %s alone before the test’s time is up', (hostile) => {
    expect(withoutMarks(hostile.repeat(20_000)).length).toBeGreaterThan(0);
  });
});
