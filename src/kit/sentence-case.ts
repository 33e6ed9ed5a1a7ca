/** Returns a text as a sentence: capitalized, and with a full stop unless it ends with punctuation. */
export const asSentence = (text: string): string => `${sentenceCase(text)}${/[.!?…]$/.test(text) ? '' : '.'}`

/** Returns a text with its first letter capitalized. */
export const sentenceCase = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
