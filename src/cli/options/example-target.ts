/** URL of the receiver in examples. */
export const EXAMPLE_TARGET = 'http://127.0.0.1:3000/webhook'
