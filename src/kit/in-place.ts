/**
 * Returns a number as V8 keeps it in an object without a box of 16 bytes, where it is whole and has 32 bits: the
 * difference of two numbers that stand in boxes does so only when it is asked to.
 */
export const inPlace = (number: number): number => {
  const whole = number | 0
  return whole === number ? whole : number
}
