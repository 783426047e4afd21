import type { Language } from './contacts.ts';
import { completed, day, month, parted } from './identifiers.ts';
import type { Draw } from './random.ts';

/** What looks like personal data and is none, in sentences; “{}” is the look-alike. */
export const misses: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    order: 'Your order no. {} has shipped.',
    isbn: 'The handbook (ISBN {}) is out of print.',
    version: 'Fixed in version {} and later.',
    part: 'Replace part {} yearly.',
    place: 'The well lies at {} on the map.',
    time: 'The job ended at {} as planned.',
    date: 'The contract runs until {}.',
    amount: 'The total is EUR {} plus tax.',
    card: 'Error code {} was logged.',
    greeting: 'Dear Customer,\nthe shop is closed.',
    list: 'Rooms {} are free.',
  },
  de: {
    order: 'Ihre Bestellung Nr. {} ist unterwegs.',
    isbn: 'Das Handbuch (ISBN {}) ist vergriffen.',
    version: 'Behoben ab Version {}.',
    part: 'Teil {} jährlich tauschen.',
    place: 'Der Brunnen liegt bei {} auf der Karte.',
    time: 'Der Lauf endete um {} wie geplant.',
    date: 'Der Vertrag läuft bis {}.',
    amount: 'Die Summe beträgt EUR {} zuzüglich Steuer.',
    card: 'Der Fehlercode {} wurde vermerkt.',
    greeting: 'Sehr geehrte Damen und Herren,\nder Laden ist zu.',
    list: 'Die Räume {} sind frei.',
  },
  fr: {
    order: 'Votre commande n° {} est partie.',
    isbn: 'Le manuel (ISBN {}) est épuisé.',
    version: 'Corrigé dès la version {}.',
    part: 'Changez la pièce {} chaque année.',
    place: 'Le puits se trouve à {} sur la carte.',
    time: 'La tâche a fini à {} comme prévu.',
    date: 'Le contrat court jusqu’au {}.',
    amount: 'Le total est de EUR {} hors taxe.',
    card: 'Le code d’erreur {} est noté.',
    greeting: 'Mesdames, Messieurs,\nla boutique est fermée.',
    list: 'Les salles {} sont libres.',
  },
  es: {
    order: 'Su pedido n.º {} está en camino.',
    isbn: 'El manual (ISBN {}) está agotado.',
    version: 'Corregido desde la versión {}.',
    part: 'Cambie la pieza {} cada año.',
    place: 'El pozo está en {} en el mapa.',
    time: 'La tarea acabó a las {} según lo previsto.',
    date: 'El contrato dura hasta el {}.',
    amount: 'El total es de EUR {} más impuestos.',
    card: 'Se anotó el código de error {}.',
    greeting: 'Estimados clientes:\nla tienda está cerrada.',
    list: 'Las salas {} están libres.',
  },
  it: {
    order: 'Il vostro ordine n. {} è partito.',
    isbn: 'Il manuale (ISBN {}) è esaurito.',
    version: 'Corretto dalla versione {}.',
    part: 'Sostituite il pezzo {} ogni anno.',
    place: 'Il pozzo si trova a {} sulla carta.',
    time: 'Il lavoro è finito alle {} come previsto.',
    date: 'Il contratto dura fino al {}.',
    amount: 'Il totale è di EUR {} più imposte.',
    card: 'È annotato il codice di errore {}.',
    greeting: 'Gentili clienti,\nil negozio è chiuso.',
    list: 'Le stanze {} sono libere.',
  },
};

export function lookAlike(draw: Draw, what: string): string {
  const makers: Readonly<Record<string, () => string>> = {
    order: () => draw.one([draw.like('########'), draw.like('##########'), draw.like('###-#######-#######'), draw.like('@@-########')]),
    isbn: () => isbn13(draw),
    version: () => `${draw.below(30)}.${draw.below(20)}.${draw.below(999)}${draw.one(['', `.${draw.below(9999)}`, '-rc.2'])}`,
    part: () => draw.one([draw.like('@@@-####-##'), draw.like('####.###.###'), draw.like('@#####/##'), draw.like('#####-######')]),
    place: () => `${draw.between(35, 60)}.${draw.digits(6)}, ${draw.between(0, 20)}.${draw.digits(6)}`,
    time: () =>
      draw.one([
        `1${draw.digits(9)}`,
        `1${draw.digits(12)}`,
        `20${draw.between(10, 26)}-${month(draw)}-${day(draw)}T0${draw.below(10)}:${draw.between(10, 59)}:${draw.between(10, 59)}Z`,
      ]),
    date: () =>
      draw.one([`${day(draw)}.${month(draw)}.20${draw.between(20, 30)}`, `20${draw.between(20, 30)}-${month(draw)}-${day(draw)}`]),
    amount: () =>
      draw.one([
        `${draw.between(1, 999)}.${draw.digits(3)}.${draw.digits(3)},${draw.digits(2)}`,
        `${draw.between(1, 9)} ${draw.digits(3)} ${draw.digits(3)},${draw.digits(2)}`,
      ]),
    card: () => wrongCard(draw),
    greeting: () => '',
    list: () => `${draw.between(100, 199)}, ${draw.between(200, 299)}, ${draw.between(300, 399)} - ${draw.between(400, 499)}`,
  };
  return (makers[what] as () => string)();
}

function isbn13(draw: Draw): string {
  const isValid = (whole: string): boolean =>
    Array.from(whole).reduce((sum, digit, index) => sum + Number(digit) * (index % 2 ? 3 : 1), 0) % 10 === 0;
  const number = completed(() => `978${draw.digits(9)}`, Array.from('0123456789'), isValid);
  return draw.one([number, parted(number, [3, 1, 4, 4, 1], '-')]);
}

/** Sixteen digits in an issuer's range whose check digit is wrong. */
function wrongCard(draw: Draw): string {
  const sumOf = (whole: string): number =>
    Array.from(whole)
      .reverse()
      .reduce((sum, digit, index) => sum + (index % 2 ? ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] as number) : Number(digit)), 0);
  const number = completed(
    () => `4${draw.digits(14)}`,
    Array.from('0123456789'),
    (whole) => sumOf(whole) % 10 === 4,
  );
  return parted(number, [4, 4, 4, 4], ' ');
}
