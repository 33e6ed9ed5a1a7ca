/**
 * Converts a number to the form that V8 stores in an object without a 16-byte box, if it is a 32-bit integer. Without
 * the conversion, the difference of two boxed numbers stays boxed.
 */
export const inPlace = (number: number): number => {
  const whole = number | 0
  return whole === number ? whole : number
}
