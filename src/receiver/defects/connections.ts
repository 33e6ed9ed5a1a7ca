import type { Behaviour } from '../behaviour.ts'
import { chunksOf, readUpTo, MAX_BODY_BYTES } from '../body.ts'
import type { DefectiveBehaviour } from './defect.ts'

const reading =
  (read: (request: Request) => Promise<Uint8Array>) =>
  (behaviour: Behaviour): Behaviour => ({ ...behaviour, readBody: read })

/** Receivers that take the beginning of a body, or what its framing is not, for all of it. */
export const connectionDefects: readonly DefectiveBehaviour[] = [
  {
    name: 'acts-on-a-body-that-broke-off',
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
    apply: reading(async (request) => {
      for await (const chunk of chunksOf(request)) return chunk
      return new Uint8Array()
    }),
  },
  {
    name: 'takes-chunked-bodies-for-empty',
    apply: (behaviour) => ({
      ...behaviour,
      readBody: async (request) => {
        const read = await readUpTo(MAX_BODY_BYTES)(request)
        return request.headers.has('transfer-encoding') && read instanceof Uint8Array ? new Uint8Array() : read
      },
    }),
  },
]
