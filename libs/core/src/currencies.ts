/** Currencies as they stand beside an amount, for patterns that read letters of either case and bound the words themselves. */
export const currencySigns = '[$€£¥₹]';
export const currencyWords = 'eur|usd|gbp|chf|jpy|euros?|dollars?|pounds?|francs?|franken|cents?|pence|rappen|yen|rupees?';
