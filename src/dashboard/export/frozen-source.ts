import type { ResponseSource } from '../mock/control-client.ts'
import type { FrozenJournal } from './frozen-journal.ts'

const json = (body: unknown, status = 200): Response => Response.json(body, { status })

const refused = (status: number, detail: string): Response => json({ detail }, status)

/** Returns a source that responds as the mock did when the file was exported; nothing can be changed or sent. */
export const frozenSource = (frozen: FrozenJournal): ResponseSource => {
  const { timeline, entries, deliveries, subscriptions, policy, health } = frozen
  const responses: Readonly<Record<string, (query: URLSearchParams) => Response>> = {
    timeline: () => json(timeline),
    journal(query) {
      const after = Number(query.get('after') ?? 0)
      const data = entries.filter(({ seq }) => seq > after).slice(0, Number(query.get('limit') ?? entries.length))
      return json({ data, oldest: entries[0]?.seq ?? timeline.seq, newest: timeline.seq })
    },
    // It stays open and sends nothing.
    stream: () => new Response(new ReadableStream()),
    health: () => json(health),
    clock: () => json({ data: { mode: 'manual', now: new Date(timeline.now).toISOString(), nextDue: null } }),
    subscriptions: () => json({ data: subscriptions }),
    'retry-policy': () => json({ data: policy }),
    faults: () => json({ data: [] }),
    'fault-catalogue': () => json({ data: [] }),
  }
  return (path, { method = 'GET' }) => {
    const [name = '', query = ''] = path.replace(/^\/_mock\//, '').split('?')
    const isRead = method === 'GET'
    const respond = isRead && Object.hasOwn(responses, name) ? responses[name] : undefined
    if (respond) return Promise.resolve(respond(new URLSearchParams(query)))
    const [, id] = /^deliveries\/([^/]+)$/.exec(name) ?? []
    if (!isRead || id === undefined)
      return Promise.resolve(refused(405, 'this is an exported file: nothing can be sent or changed from it'))
    const found = deliveries.find((delivery) => delivery.id === decodeURIComponent(id))
    return Promise.resolve(found ? json({ data: found }) : refused(404, 'its requests are not in this file'))
  }
}
