/** Bytes, or a text of ASCII characters that stands for its bytes: V8 copies texts faster than buffers. */
export type BytesOrAscii = Uint8Array | string

/** Returns whether a text consists of ASCII characters, whose bytes are its characters. */
export const isAscii = (text: string): boolean => Buffer.byteLength(text) === text.length

/** Returns the bytes; those of a text in a new Buffer. */
export const bytesOf = (given: BytesOrAscii): Uint8Array =>
  typeof given === 'string' ? Buffer.from(given, 'latin1') : given
