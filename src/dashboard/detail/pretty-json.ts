/** Indents JSON for reading; returns anything else unchanged. */
export const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** Returns the length of a text in UTF-8, in bytes. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length
