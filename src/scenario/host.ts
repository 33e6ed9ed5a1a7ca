import type { MockCore } from '../core/core.ts'
import { createApi } from '../server/api.ts'
import { listen } from '../server/listen.ts'

/** What a receiver may call while it is tested: the interactions that `selfUri` points to, and canaries on a foreign host. */
export interface SelfUriHost {
  /** Base of every generated `selfUri`: the Nexus host. */
  readonly nexus: string
  /** A URL on a host that is not the Nexus host. */
  canary(token: string): string
  /** How often a URL of either host was called. */
  hits(url: string): number
  /** Answers for the interactions of a core, until the answer is called. */
  serve(core: MockCore): () => void
  close(): Promise<void>
}

const INTERACTION = /^\/nexus\/v3\/chat\/sessions\/[^/]+\/([^/]+)$/

/** Listens on two ports of 127.0.0.1. @throws {MockError} `PORT_IN_USE` */
export const startSelfUriHost = async (port = 0): Promise<SelfUriHost> => {
  const hits = new Map<string, number>()
  const cores = new Set<MockCore>()
  const count = (url: string): void => void hits.set(url, (hits.get(url) ?? 0) + 1)
  const nexus = await listen(
    {
      async fetch(request) {
        const { pathname, href } = new URL(request.url)
        count(href)
        const id = INTERACTION.exec(pathname)?.[1]
        for (const core of cores) if (id !== undefined && core.interaction(decodeURIComponent(id))) return createApi(core, { guard: false }).fetch(request)
        return Response.json({ message: 'Not found' }, { status: 404 })
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
  return {
    nexus: nexus.url,
    canary: (token) => `${foreign.url}/canary/${token}`,
    hits: (url) => hits.get(url) ?? 0,
    serve(core) {
      cores.add(core)
      return () => void cores.delete(core)
    },
    async close() {
      await Promise.all([nexus.close(), foreign.close()])
    },
  }
}
