import { setImmediate as turn } from 'node:timers/promises'

/** Characters after which a list is written in parts, and roughly those of one part. */
const PART_CHARACTERS = 65_536

export interface JsonPage<T> {
  /** What is listed, in order; at least one more than `limit` when there is another page. */
  readonly items: Iterable<T>
  /** Items of this page, at most. */
  readonly limit: number
  readonly show: (item: T) => object
  /** What the next page is asked for with. */
  readonly placeOf: (item: T) => number
  /** Members besides `data`. */
  readonly besides?: Readonly<Record<string, unknown>>
}

/**
 * Responds with a page of a list: `data`, and `next` when more follows. A long one is written in parts as fast as it
 * is read; the event loop turns between them, and it is never held whole.
 */
export const jsonPage = <T>(page: JsonPage<T>): Response => {
  const headers = { 'content-type': 'application/json' }
  const parts = textOf(page)
  const first = parts.next().value ?? ''
  const second = parts.next()
  if (second.done === true) return new Response(first, { headers })
  const encoder = new TextEncoder()
  const waiting = [first, second.value]
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await turn()
        const part = waiting.shift() ?? parts.next().value
        if (part === undefined) controller.close()
        else controller.enqueue(encoder.encode(part))
      },
    },
    { highWaterMark: 0 },
  )
  return new Response(body, { headers })
}

/** The text of a page in parts. */
function* textOf<T>({ items, limit, show, placeOf, besides = {} }: JsonPage<T>): Generator<string, undefined> {
  let part = '{"data":['
  let count = 0
  let last: T | undefined
  let next: number | undefined
  for (const item of items) {
    if (count === limit) {
      next = last === undefined ? undefined : placeOf(last)
      break
    }
    part += `${count === 0 ? '' : ','}${JSON.stringify(show(item))}`
    count += 1
    last = item
    if (part.length < PART_CHARACTERS) continue
    yield part
    part = ''
  }
  yield `${part}]${Object.entries({ ...besides, ...(next !== undefined && { next }) })
    .map(([name, value]) => `,${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join('')}}`
  return undefined
}
