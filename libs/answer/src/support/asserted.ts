import { orders } from './orders-to-say.ts';

/** What stands where words were that somebody is ordered to say. */
const gap = ' … ';

/**
 * A text without the words that it orders somebody to say (“say that …”, “reply with …”, “describe it as …”): it does not assert them, so
 * they carry nothing. The order itself stays, and so does an order that puts no words into a mouth (“Say your name after the tone.”).
 */
export const assertedIn = (text: string): string =>
  orders.reduce((rest, order) => rest.replace(order, (_all, before: string) => before + gap), closed(text));

/** Long white space would be read in very many ways. */
const closed = (text: string): string => text.replaceAll(/\s{3,}/gu, ' ');

/**
 * Whether a clause tells an order on as one (“Reply with STOP …”, “visitors are told that …”): that asserts nothing either, so it may use
 * words that its evidence only orders to say.
 */
export const tellsAnOrder = (clause: string): boolean => obliged.test(clause) || assertedIn(clause) !== closed(clause);

const obliged =
  /(?<!\p{L})(?:told|asked|instructed|required|ordered|obliged|treated|regarded|labelled|classified|written|printed|gebeten|aufgefordert|behandelt)(?!\p{L})/iu;
