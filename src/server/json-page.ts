import { setImmediate as turn } from 'node:timers/promises'

/** Length in characters above which a list is streamed, and the approximate length of one part. */
const PART_CHARACTERS = 65_536

/** One page of a list. */
export interface JsonPage<T> {
  /** The items in order; at least one more than `limit` if there is another page. */
  readonly items: Iterable<T>
  /** Maximum number of items on this page. */
  readonly limit: number
  readonly show: (item: T) => object
  /** Returns the position of an item; that of the last one becomes `next`. */
  readonly placeOf: (item: T) => number
  /** Fields besides `data`. */
  readonly besides?: Readonly<Record<string, unknown>>
}

/**
 * Returns the response with a page of a list: `data`, the fields of `besides`, and `next` if there are more items. A
 * long list is streamed as fast as the client reads, without blocking the event loop or holding all of it in memory.
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

/** Yields the text of a page in parts. */
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
