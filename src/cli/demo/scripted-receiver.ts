import type { IncomingMessage } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { createReceiver, type Receiver } from '../../receiver/receiver.ts'
import { DEFAULT_HOST } from '../../server/address.ts'
import { listen, type Listening } from '../../server/listen.ts'
import type { ReceiverMode, Turn } from './act.ts'

/** One event of one interaction. */
interface OfInteraction {
  readonly interactionId: string
  readonly event: string
}

/** The reference receiver on a socket, with scripted responses for the deliveries of an event. */
export interface ScriptedReceiver {
  readonly url: string
  /** Returns how often an interaction's event took effect. */
  processed(interactionId: string, event: string): number
  /** Forgets everything: a mock that was reset uses the same IDs again. */
  forget(): void
  /**
   * Scripts how the next deliveries of an interaction's event are handled, in order; later ones are handled as usual.
   */
  script(interactionId: string, event: string, turns: readonly Turn[]): void
  /** Sets whether it accepts connections, and whether it deduplicates. Resolves once that is in effect. */
  turn(mode: ReceiverMode): Promise<void>
  close(): Promise<void>
}

/**
 * Starts it on any free port of this machine.
 * @param told called with each event that it processed or recognized as a duplicate
 */
export const startScriptedReceiver = async (
  secret: string,
  told: (kind: 'effect' | 'duplicate', of: OfInteraction) => void = () => undefined,
): Promise<ScriptedReceiver> => {
  const scripts = new Map<string, Turn[]>()
  const losing = new WeakSet<Request>()
  const keyOf = (interactionId: string, event: string): string => `${event} ${interactionId}`
  const make = (defects: readonly string[]): Receiver =>
    createReceiver({
      secret,
      defects,
      script({ events: [first] }) {
        const next = scripts.get(keyOf(first?.id ?? '', first?.event ?? ''))?.shift()
        return (
          next && {
            ...(next.status !== undefined && { refuse: next.status }),
            ...(next.afterMs !== undefined && { lateMs: next.afterMs }),
            ...(next.losesResponse && { losesResponse: true }),
          }
        )
      },
      onLosing: (request) => void losing.add(request),
      onTaken(fresh, all) {
        for (const received of all)
          if (received.id !== undefined && received.event !== undefined)
            told(fresh.includes(received) ? 'effect' : 'duplicate', {
              interactionId: received.id,
              event: received.event,
            })
      },
    })
  const both = () => ({ remembers: make([]), forgets: make(['no-dedupe']) })
  let receivers = both()
  let memory: keyof typeof receivers = 'remembers'
  const respond = async (request: Request, incoming: IncomingMessage | undefined): Promise<Response> => {
    const response = await receivers[memory].fetch(request, incoming)
    if (losing.has(request)) incoming?.socket.destroy()
    return response
  }
  const open = (port: number): Promise<Listening> =>
    listen(
      { fetch: (request, env) => respond(request, (env as HttpBindings | undefined)?.incoming) },
      { host: DEFAULT_HOST, port },
    )
  let server: Listening | undefined = await open(0)
  const { url, port } = server
  return {
    url: `${url}/webhook`,
    processed: (interactionId, event) =>
      Object.values(receivers).reduce((sum, { effects }) => sum + effects.processed(interactionId, event), 0),
    forget() {
      scripts.clear()
      receivers = both()
    },
    script(interactionId, event, turns) {
      scripts.set(keyOf(interactionId, event), [...turns])
    },
    async turn(mode) {
      if (mode === 'forgets' || mode === 'remembers') memory = mode
      else if (mode === 'up') server ??= await open(port)
      else {
        const closing = server
        server = undefined
        await closing?.close()
      }
    },
    async close() {
      await server?.close()
    },
  }
}
