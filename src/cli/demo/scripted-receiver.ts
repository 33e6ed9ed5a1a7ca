import type { HttpBindings } from '@hono/node-server'
import { createReceiver, type Receiver, type Turn } from '../../receiver/receiver.ts'
import { DEFAULT_HOST } from '../../server/address.ts'
import { listen } from '../../server/listen.ts'

/** The reference receiver on a socket of its own, told beforehand how to meet deliveries of one event. */
export interface ScriptedReceiver {
  readonly url: string
  /** How often an interaction's event took effect. */
  processed(interactionId: string, event: string): number
  /** Begins anew, without memory: a mock that was reset uses the same ids again. */
  forget(): void
  /** How the next deliveries of an interaction's event are met, one after the other; then as usual. */
  script(interactionId: string, event: string, turns: readonly Turn[]): void
  /** How many deliveries of an interaction's event came in, signed as they should be. */
  requests(interactionId: string, event: string): number
  close(): Promise<void>
}

/** Starts it on any free port of this machine. */
export const startScriptedReceiver = async (secret: string): Promise<ScriptedReceiver> => {
  const scripts = new Map<string, Turn[]>()
  const counts = new Map<string, number>()
  const keyOf = (interactionId: string, event: string): string => `${event} ${interactionId}`
  const make = (): Receiver =>
    createReceiver({
      secret,
      script({ heard }) {
        const [first] = heard
        const key = keyOf(first?.id ?? '', first?.event ?? '')
        counts.set(key, (counts.get(key) ?? 0) + 1)
        return scripts.get(key)?.shift()
      },
    })
  let receiver = make()
  const server = await listen(
    { fetch: (request, env) => receiver.fetch(request, (env as HttpBindings | undefined)?.incoming) },
    { host: DEFAULT_HOST, port: 0 },
  )
  return {
    url: `${server.url}/webhook`,
    processed: (interactionId, event) => receiver.effects.processed(interactionId, event),
    forget() {
      scripts.clear()
      counts.clear()
      receiver = make()
    },
    script(interactionId, event, turns) {
      scripts.set(keyOf(interactionId, event), [...turns])
    },
    requests: (interactionId, event) => counts.get(keyOf(interactionId, event)) ?? 0,
    close: () => server.close(),
  }
}
