import type { Behaviour } from '../behaviour.ts'
import { chunksOf, readUpTo, MAX_BODY_BYTES } from '../body.ts'
import type { Defect } from './defect.ts'

const reading =
  (read: (request: Request) => Promise<Uint8Array>) =>
  (behaviour: Behaviour): Behaviour => ({ ...behaviour, readBody: read })

/** Receivers that take the beginning of a body, or what its framing is not, for all of it. */
export const connectionDefects: readonly Defect[] = [
  {
    name: 'acts-on-a-body-that-broke-off',
    number: '+39',
    explanation: 'takes what has come of a body for all of it when the connection breaks',
    fix: 'process a body only once the server says that it is complete',
    apply: reading(async (request) => {
      const chunks: Uint8Array[] = []
      try {
        for await (const chunk of chunksOf(request)) chunks.push(chunk)
      } catch {
        // What has come is all that there will be.
      }
      return Buffer.concat(chunks)
    }),
  },
  {
    name: 'takes-the-first-piece-for-all',
    number: '+40',
    explanation: 'takes the first piece of a body for all of it',
    fix: 'read until the body ends',
    apply: reading(async (request) => {
      for await (const chunk of chunksOf(request)) return chunk
      return new Uint8Array()
    }),
  },
  {
    name: 'takes-chunked-bodies-for-empty',
    number: '+41',
    explanation: 'reads as many bytes as Content-Length says, and none without it',
    fix: 'read the body as the server hands it on, chunked or not',
    apply: (behaviour) => ({
      ...behaviour,
      readBody: async (request) => {
        const read = await readUpTo(MAX_BODY_BYTES)(request)
        return request.headers.has('transfer-encoding') && read instanceof Uint8Array ? new Uint8Array() : read
      },
    }),
  },
]
