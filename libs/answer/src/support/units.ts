/** Units that are told apart, each spelling with the name it goes by. Never converted: 80 km is not 50 miles here, and the reader is told. */
const spellings: Readonly<Record<string, string>> = {
  km: 'km | kilometer | kilometers | kilometre | kilometres | kilometern',
  m: 'm | meter | meters | metre | metres | metern',
  cm: 'cm | centimeter | centimeters | centimetre | centimetres | zentimeter',
  mm: 'mm | millimeter | millimeters | millimetre | millimetres',
  miles: 'mi | mile | miles | meile | meilen',
  feet: 'ft | foot | feet',
  inches: 'inch | inches | zoll',
  yards: 'yd | yard | yards',
  kg: 'kg | kilogram | kilograms | kilogramm | kilo | kilos',
  g: 'g | gram | grams | gramm',
  mg: 'mg | milligram | milligrams | milligramm',
  tonnes: 't | tonne | tonnes | tonnen | ton | tons',
  pounds: 'lb | lbs | pound | pounds | pfund',
  ounces: 'oz | ounce | ounces',
  litres: 'l | liter | liters | litre | litres',
  ml: 'ml | milliliter | milliliters | millilitre | millilitres',
  gallons: 'gal | gallon | gallons',
  seconds: 's | sec | second | seconds | sekunde | sekunden',
  ms: 'ms | millisecond | milliseconds | millisekunden',
  minutes: 'min | minute | minutes | minuten',
  hours: 'h | hour | hours | stunde | stunden',
  days: 'day | days | tag | tage | tagen',
  weeks: 'week | weeks | woche | wochen',
  months: 'month | months | monat | monate | monaten',
  years: 'year | years | jahr | jahre | jahren',
  '°C': '°c | celsius',
  '°F': '°f | fahrenheit',
  percent: '% | percent | prozent | pc',
  'percentage points': 'percentage-points | prozentpunkte | prozentpunkten',
  dollars: '$ | usd | dollar | dollars',
  euros: '€ | eur | euro | euros',
  'pounds sterling': '£ | gbp',
  yen: '¥ | jpy | yen',
  bytes: 'b | byte | bytes',
  kB: 'kb | kilobyte | kilobytes',
  MB: 'mb | megabyte | megabytes',
  GB: 'gb | gigabyte | gigabytes',
  TB: 'tb | terabyte | terabytes',
  W: 'w | watt | watts',
  kW: 'kw | kilowatt | kilowatts',
  MW: 'mw | megawatt | megawatts',
  V: 'v | volt | volts',
  'km/h': 'km/h | kmh | kph',
  mph: 'mph',
};

const byWord = new Map(
  Object.entries(spellings).flatMap(([unit, words]) => words.split(' | ').map((word): [string, string] => [word, unit])),
);

/** The unit that a word or sign names, or null. */
export function unitOf(word: string): string | null {
  return byWord.get(word.toLowerCase().replace(/\.$/, '')) ?? null;
}
