/** The service's reasons start in lower case, as parts of its log lines; on a page they start like sentences, but for ids and addresses. */
export const sentence = (text: string): string => (startsWithId.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1));

const startsWithId = /^\S*[\d@/_]/;
