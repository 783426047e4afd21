/** The service's reasons start in lower case, as parts of its log lines; on a page they start like sentences. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
