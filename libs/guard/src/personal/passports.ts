import { finderOf } from './personal-datum.ts';

/** ICAO Doc 9303: three lines of 30 (cards), two of 36 or two of 44 (passports); blanks at their ends are forgiven. */
const zone =
  /(?<![A-Z\d<])(?:[ACI][A-Z<][A-Z<]{3}[A-Z\d<]{25}[ \t]*\n[ \t]*\d{6}\d[MFX<]\d{6}\d[A-Z<]{3}[A-Z\d<]{11}\d[ \t]*\n[ \t]*[A-Z<]{30}|[PVACI][A-Z<][A-Z<]{3}(?:[A-Z<]{39}|[A-Z<]{31})[ \t]*\n[ \t]*[A-Z\d<]{9}\d[A-Z<]{3}\d{6}\d[MFX<]\d{6}\d[A-Z\d<]{8}(?:[A-Z\d<]{8})?)(?![A-Z\d<])/g;

export const findPassports = finderOf('passport', zone, (written) => {
  const lines = written.split('\n').map((line) => line.trim());
  return (lines.length === 3 ? isCard(lines) : isPassport(lines)) ? { confidence: 0.99, detail: 'machine-readable zone' } : null;
});

/** The number, the day of birth and the day of expiry have a digit of their own each. */
function isPassport([, second = '']: readonly string[]): boolean {
  return isChecked(second.slice(0, 10)) && isChecked(second.slice(13, 20)) && isChecked(second.slice(21, 28));
}

function isCard([first = '', second = '']: readonly string[]): boolean {
  return isChecked(first.slice(5, 15)) && isChecked(second.slice(0, 7)) && isChecked(second.slice(8, 15));
}

function isChecked(field: string): boolean {
  const sum = Array.from(field.slice(0, -1)).reduce((total, character, index) => {
    const value = character === '<' ? 0 : Number.parseInt(character, 36);
    return total + value * ([7, 3, 1][index % 3] as number);
  }, 0);
  return String(sum % 10) === field.at(-1)?.replace('<', '0');
}
