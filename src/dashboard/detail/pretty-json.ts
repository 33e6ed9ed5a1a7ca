/** Indents JSON for reading; returns anything else as it is. */
export const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** How many bytes a text takes in UTF-8. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length
