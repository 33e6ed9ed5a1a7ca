import { createMockCore } from './core/create.ts'
import type { MockCore } from './core/core.ts'
import type { MockOptions } from './core/options.ts'
import { createApi } from './server/api.ts'
import { checkListenAddress, listen } from './server/listen.ts'

export interface MockGenesysOptions extends MockOptions {
  /** Address to listen at, default 127.0.0.1. Beyond loopback a `controlToken` is needed. */
  readonly host?: string
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** False: no socket; drive the mock through `fetch` alone. Default true. */
  readonly listen?: boolean
}

/** A running mock. `await using` closes it at the end of the block. */
export interface MockGenesys extends MockCore, AsyncDisposable {
  /** Base URL of the emulated API, without a slash at the end. */
  readonly url: string
  /** Base URL of the control API. */
  readonly controlUrl: string
  /** Answers a request as the server would, without a socket. */
  readonly fetch: (request: Request) => Promise<Response>
  /** Starts no further attempt, waits for those in flight (5 s at most) and frees every socket and timer. */
  close(): Promise<void>
}

/**
 * Starts a mock of the webhook sender and its subscription API.
 * @throws {MockError} `PORT_IN_USE`, `CONTROL_TOKEN_REQUIRED`, or what {@link createMockCore} throws
 */
export const createMockGenesys = async (options: MockGenesysOptions = {}): Promise<MockGenesys> => {
  const { host = '127.0.0.1', port = 0 } = options
  checkListenAddress(host, options.controlToken)
  const core = createMockCore(options)
  const listening = options.listen ?? true
  const api = createApi(core, { guard: listening ? { host } : false })
  let server: Awaited<ReturnType<typeof listen>> | undefined
  if (listening) {
    try {
      server = await listen(api, { host, port })
    } catch (error) {
      await core.close(0)
      throw error
    }
    core.setSelfUriBase(server.url)
  }
  const url = server?.url ?? core.selfUriBase()
  let closed: Promise<void> | undefined
  const close = (): Promise<void> =>
    (closed ??= (async () => {
      await core.close()
      await server?.close()
    })())
  const { setSelfUriBase: _, selfUriBase: __, ...rest } = core
  return {
    ...rest,
    url,
    controlUrl: `${url}/_mock`,
    fetch: async (request) => api.fetch(request),
    close,
    [Symbol.asyncDispose]: close,
  }
}

export type * from './core/core.ts'
export type * from './core/options.ts'
