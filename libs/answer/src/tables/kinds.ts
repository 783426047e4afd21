/** What a question asks for a figure of, and how a table shows it: by the name of a column or row, or by the unit that stands in a cell. */
export interface Kind {
  /** Words of a question. */
  readonly asks: RegExp;
  /** The name of a column, or of a row of properties. */
  readonly named: RegExp;
  /** A cell with its unit. */
  readonly held: RegExp;
  /** It answers “when”, which else wants words. */
  readonly isTime?: boolean;
}

/** English and German. */
const kinds: readonly Kind[] = [
  {
    asks: /\b(?:how much (?:is|are|was|were|do|does|did|will|would|for)|costs?|prices?|priced|fares?|fees?|expensive|cheap|charged?|pay|kostet|kosten|preise?s?|teuer|gebühr(?:en)?|bezahlen|zahle[n]?)\b/iu,
    named: /\b(?:prices?|costs?|fares?|fees?|rates?|charges?|preise?|kosten|gebühr(?:en)?|entgelte?|betrag|tarife?)\b/iu,
    held: /[$€£¥]|\b(?:usd|eur|chf|gbp|euros?|dollars?|pounds?|cents?|fr\.|rappen)(?![\p{L}])/iu,
  },
  {
    asks: /\b(?:how (?:long|many (?:seconds|minutes|hours|days|weeks|months|years))|duration|wie (?:lange?|viele (?:sekunden|minuten|stunden|tage|wochen|monate|jahre))|dauert?n?|dauer)\b/iu,
    named:
      /(?:\b(?:duration|time|period|term|days|weeks|months|years|hours|minutes)\b|dauer|zeit\b|frist\b|\b(?:tage|wochen|monate|jahre|stunden|minuten)\b)/iu,
    held: /\d\s*(?:s|sec(?:onds?)?|min(?:utes?)?|h|hours?|days?|weeks?|months?|years?|sekunden?|minuten?|std\.?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?)(?![\p{L}])/iu,
  },
  {
    asks: /\b(?:how heavy|weigh(?:t|s)?|how much (?:does|do) .+ weigh|wie schwer|wiegt|wiegen|gewicht)\b/iu,
    named: /(?:\bweight\b|\bmass\b|gewicht\b)/iu,
    held: /\d\s*(?:kg|g|t|lbs?|oz|pounds?|tonnes?|gramm|kilo(?:gramm)?)(?![\p{L}])/iu,
  },
  {
    isTime: true,
    asks: /\b(?:what time|when|wann|um wie viel uhr)\b/iu,
    named: /\b(?:time|opens?|closes?|open(?:ing)?|hours|uhrzeit|geöffnet|öffnungszeiten)\b/iu,
    held: /\d\d?[:.]\d\d\b|\d\s*(?:am|pm|a\.m\.|p\.m\.|uhr)(?![\p{L}])/iu,
  },
];

export function kindOf(question: string): Kind | null {
  return kinds.find(({ asks }) => asks.test(question)) ?? null;
}
