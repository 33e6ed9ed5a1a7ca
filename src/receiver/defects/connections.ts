import type { Behavior } from '../behavior.ts'
import { chunksOf, readUpTo, MAX_BODY_BYTES } from '../body.ts'
import type { DefectiveBehavior } from './defect.ts'

const reading =
  (read: (request: Request) => Promise<Uint8Array>) =>
  (behavior: Behavior): Behavior => ({ ...behavior, readBody: read })

/** Receivers that mistake a part of a body for the whole body. */
export const connectionDefects: readonly DefectiveBehavior[] = [
  {
    name: 'processes-truncated-bodies',
    apply: reading(async (request) => {
      const chunks: Uint8Array[] = []
      try {
        for await (const chunk of chunksOf(request)) chunks.push(chunk)
      } catch {
        // Treats what has arrived as the whole body.
      }
      return Buffer.concat(chunks)
    }),
  },
  {
    name: 'reads-only-first-chunk',
    apply: reading(async (request) => {
      for await (const chunk of chunksOf(request)) return chunk
      return new Uint8Array()
    }),
  },
  {
    name: 'reads-chunked-bodies-as-empty',
    apply: (behavior) => ({
      ...behavior,
      readBody: async (request) => {
        const read = await readUpTo(MAX_BODY_BYTES)(request)
        return request.headers.has('transfer-encoding') && read instanceof Uint8Array ? new Uint8Array() : read
      },
    }),
  },
]
