import type { Message } from './fault.ts'

/** Returns a message with a header set, or without it if the value is undefined. */
export const withHeader = (message: Message, name: string, value: string | undefined): Message => {
  const rest = message.headers.filter(([given]) => given.toLowerCase() !== name.toLowerCase())
  return { ...message, headers: value === undefined ? rest : [...rest, [name, value]] }
}

/** Thrown if a body should be JSON and is not. */
export class NotJson extends Error {}

/** Returns the parsed JSON of a body. @throws {NotJson} */
export const jsonOf = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown
  } catch {
    throw new NotJson()
  }
}
