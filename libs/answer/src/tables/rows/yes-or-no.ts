/** What a cell says to the name of its column. A cross says yes beside empty cells, and no beside ticks. */
const yes = /^(?:yes|y|ja|✓|✔\uFE0F?|✅|☑|x|included|inclusive|inkl(?:\.|usive)?|enthalten|available|verfügbar|true|wahr)$/iu;
const tick = /^(?:✓|✔\uFE0F?|✅|☑|yes|ja)$/iu;
const no = /^(?:no|n|nein|✗|✘|✕|×|❌|☐|[–—-]|none|not (?:included|available)|nicht (?:enthalten|verfügbar)|false|falsch|keine?|x)$/iu;

export const isYesWord = (text: string): boolean => yes.test(text.trim());
export const isNoWord = (text: string): boolean => no.test(text.trim());
export const isTick = (text: string): boolean => tick.test(text.trim());
