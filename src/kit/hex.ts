/** Whether a text is pairs of hexadecimal digits, in either case; an empty one is not. */
export const isHex = (text: string): boolean => /^([0-9a-f]{2})+$/i.test(text)
