import type { Message } from './fault.ts'

/** Gives a header another value, adds it, or takes it away. */
export const withHeader = (message: Message, name: string, value: string | undefined): Message => {
  const rest = message.headers.filter(([given]) => given.toLowerCase() !== name.toLowerCase())
  return { ...message, headers: value === undefined ? rest : [...rest, [name, value]] }
}

/** A body that should have been JSON, and is not. */
export class NotJson extends Error {}

/** Reads the JSON of a body. @throws {NotJson} */
export const jsonOf = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown
  } catch {
    throw new NotJson()
  }
}
