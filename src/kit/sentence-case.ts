/** Returns a text as a sentence: its first letter capitalized, and a full stop where it has no mark at its end. */
export const asSentence = (text: string): string => `${sentenceCase(text)}${/[.!?…]$/.test(text) ? '' : '.'}`

/** Returns a text with its first letter capitalized. */
export const sentenceCase = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
