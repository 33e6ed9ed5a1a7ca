/** Where examples take a receiver to listen. */
export const EXAMPLE_TARGET = 'http://127.0.0.1:3000/webhook'
