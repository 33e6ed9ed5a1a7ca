/** Returns whether a text consists of pairs of hexadecimal digits, in either case; false if it is empty. */
export const isHex = (text: string): boolean => /^([0-9a-f]{2})+$/i.test(text)
