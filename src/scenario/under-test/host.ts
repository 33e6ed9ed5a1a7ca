import { WireTimer } from '../../clock/wire-timer.ts'
import type { EngineCore } from '../../engine/engine-core.ts'
import { createApi } from '../../server/api.ts'
import { listen } from '../../server/listen.ts'
import type { NexusBehavior } from '../model/steps/nexus.ts'

/**
 * Servers that a receiver may call during a test: the interactions behind `selfUri`, and canaries on a foreign host.
 */
export interface SelfUriHost {
  /** Base URL of every generated `selfUri`: the Nexus host. */
  readonly nexus: string
  /** Returns a URL on a host other than the Nexus host. */
  canary(token: string): string
  /** Whether the Nexus host was ever called, so the receiver fetches and knows the host. */
  wasCalled(): boolean
  /** Returns how often a URL of either host was called. */
  hits(url: string): number
  /** Returns the statuses of the responses from a URL, in order, without pending ones. */
  responses(url: string): readonly number[]
  /** Sets how Nexus responds at a URL from now on. */
  steer(url: string, behavior: NexusBehavior): void
  /** Returns the redirect target of a URL of the Nexus host, on the foreign host. */
  redirectOf(url: string): string
  /** Serves the interactions of a core; returns a function that stops it. */
  serve(core: EngineCore): () => void
  close(): Promise<void>
}

const INTERACTION = /^\/nexus\/v3\/chat\/sessions\/[^/]+\/([^/]+)$/

/** Decodes a path segment; undefined if it is not properly percent-encoded. */
const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

interface Steered {
  readonly behavior: NexusBehavior
  /** Number of calls since then. */
  calls: number
}

/** Starts both servers on 127.0.0.1. @throws {MockError} `PORT_IN_USE` */
export const startSelfUriHost = async (port = 0): Promise<SelfUriHost> => {
  const hits = new Map<string, number>()
  const responses = new Map<string, number[]>()
  const steered = new Map<string, Steered>()
  const cores = new Set<EngineCore>()
  const timer = new WireTimer()
  let isCalled = false
  const count = (url: string): void => void hits.set(url, (hits.get(url) ?? 0) + 1)
  const coreOf = (id: string): EngineCore | undefined => [...cores].find((core) => core.interaction(id) !== undefined)

  /** Returns the response of a behavior; undefined leaves it to the emulated API. */
  const conducted = async (url: string): Promise<Response | undefined> => {
    const found = steered.get(url)
    if (!found) return undefined
    const { behavior } = found
    found.calls += 1
    switch (behavior.kind) {
      case 'redirects':
        return new Response(null, { status: 302, headers: { location: redirectOf(url) } })
      case 'responds with 404':
        return found.calls <= behavior.times ? Response.json({ message: 'Not found' }, { status: 404 }) : undefined
      case 'responds late':
        await new Promise<void>((resolve) => timer.after(behavior.ms, resolve))
        return undefined
      case 'responds':
        return undefined
      default:
        return behavior satisfies never
    }
  }

  const nexus = await listen(
    {
      async fetch(request) {
        const { pathname, href } = new URL(request.url)
        isCalled = true
        count(href)
        const id = INTERACTION.exec(pathname)?.[1]
        const interactionId = id === undefined ? undefined : decoded(id)
        const core = interactionId === undefined ? undefined : coreOf(interactionId)
        if (!core || interactionId === undefined) return Response.json({ message: 'Not found' }, { status: 404 })
        const own = await conducted(href)
        if (own) core.store.record.selfUriFetched(core.clock.now(), interactionId, own.status)
        const response = own ?? (await createApi(core, { guard: false }).fetch(request))
        responses.set(href, [...(responses.get(href) ?? []), response.status])
        return response
      },
    },
    { host: '127.0.0.1', port },
  )
  const foreign = await listen(
    {
      fetch(request) {
        count(request.url)
        return Response.json({ id: 'canary' })
      },
    },
    { host: '127.0.0.1', port: 0 },
  )
  const redirectOf = (url: string): string => `${foreign.url}/redirected${new URL(url).pathname}`
  return {
    nexus: nexus.url,
    canary: (token) => `${foreign.url}/canary/${token}`,
    wasCalled: () => isCalled,
    hits: (url) => hits.get(url) ?? 0,
    responses: (url) => responses.get(url) ?? [],
    steer: (url, behavior) => void steered.set(url, { behavior, calls: 0 }),
    redirectOf,
    serve(core) {
      cores.add(core)
      return () => void cores.delete(core)
    },
    async close() {
      // Pending responses are dropped.
      timer.close()
      await Promise.all([nexus.close(), foreign.close()])
    },
  }
}
