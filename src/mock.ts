import { createMockCore, type OwnedCore } from './engine/create.ts'
import type { MockCore } from './engine/core.ts'
import type { MockOptions } from './engine/options.ts'
import { DEFAULT_HOST } from './server/address.ts'
import type { Api, ApiOptions } from './server/api.ts'
import { checkListenAddress } from './server/open-address.ts'

/** Options of {@link createMockGenesys}: those of the mock, and where it listens. */
export interface MockGenesysOptions extends MockOptions {
  /**
   * Address to listen on, default 127.0.0.1. Any other than loopback requires a `controlToken`, which the emulated API
   * then also requires unless an `apiKey` is set.
   */
  readonly host?: string
  /**
   * Additional host names that requests may use: `mock.example.test`, or `*.example.test` for all subdomains. The
   * address in `host`, loopback names and the host of `selfUriBase` are always accepted; beyond loopback, so are all
   * addresses and names without a dot.
   */
  readonly allowHosts?: readonly string[]
  /** Port to listen on, from 0 to 65,535; 0, the default, chooses a free one. */
  readonly port?: number
  /** Called whenever the live page or the presentation is requested. */
  readonly onPage?: () => void
  /** Whether to listen on a socket, default true. If false, send requests through `fetch`. */
  readonly listen?: boolean
}

/** A running mock. `await using` closes it at the end of the block. */
export interface MockGenesys extends MockCore, AsyncDisposable {
  /** Base URL of the emulated API, without a trailing slash. */
  readonly url: string
  /** Base URL of the control API, `url` followed by `/_mock`. */
  readonly controlUrl: string
  /** Handles a request as the server would, without a socket. */
  readonly fetch: (request: Request) => Promise<Response>
  /** Starts no further attempts, waits for those in flight (at most 5 s) and releases all sockets and timers. */
  close(): Promise<void>
}

/**
 * Starts a mock of the webhook sender and its subscription API, which listens unless `listen` is false.
 * @throws {MockError} `PORT_IN_USE`, `PORT_FORBIDDEN`, `ADDRESS_UNKNOWN`, `LISTEN_FAILED`, `CONTROL_TOKEN_REQUIRED`, or
 *   as {@link createMockCore} does
 */
export const createMockGenesys = async (options: MockGenesysOptions = {}): Promise<MockGenesys> => {
  if (options.listen === false) return createMockInProcess(options)
  const { host = DEFAULT_HOST, port = 0, allowHosts = [], selfUriBase } = options
  checkListenAddress(host, options.controlToken)
  const core = createMockCore(options)
  try {
    const api = await apiOf(core, {
      guard: {
        host,
        allowHosts: [
          ...allowHosts,
          ...(selfUriBase !== undefined && URL.canParse(selfUriBase) ? [new URL(selfUriBase).hostname] : []),
        ],
      },
      onPage: options.onPage,
    })
    // Loaded only to listen, because the server loads Node's fetch classes.
    const { listen } = await import('./server/listen.ts')
    const server = await listen(api, { host, port })
    core.setSelfUriBase(server.url)
    return assemble(
      core,
      () => api,
      server.url,
      () => server.close(),
    )
  } catch (error) {
    await core.close(0)
    throw error
  }
}

/**
 * Creates a mock without a socket, for use through `fetch` or in code.
 * @throws {MockError} as {@link createMockCore} does
 */
export const createMockInProcess = (options: MockOptions = {}): MockGenesys => {
  const core = createMockCore(options)
  let api: Promise<Api> | undefined
  const called = (): Promise<Api> => (api ??= apiOf(core, { guard: false }))
  return assemble(core, called, core.selfUriBase(), () => Promise.resolve())
}

/** Returns the API of a mock. It is loaded with the first mock that listens or is called. */
const apiOf = async (core: OwnedCore, options: ApiOptions): Promise<Api> =>
  (await import('./server/api.ts')).createApi(core, options)

const assemble = (
  core: OwnedCore,
  api: () => Api | Promise<Api>,
  url: string,
  stop: () => Promise<void>,
): MockGenesys => {
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => (closed ??= core.close().then(stop))
  return {
    ...core.open,
    url,
    controlUrl: `${url}/_mock`,
    fetch: async (request) => (await api()).fetch(request),
    close,
    [Symbol.asyncDispose]: close,
  }
}

export type * from './engine/core.ts'
export type * from './engine/options.ts'
