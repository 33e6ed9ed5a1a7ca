import { http, type HttpHandler } from 'msw'
import { createMockInProcess, type MockGenesys, type MockOptions } from './mock.ts'

/** Options of `mockGenesysHandlers`. */
export interface MockGenesysHandlersOptions extends MockOptions {
  /**
   * Base URL of the subscription API in the code under test. Default `https://dev.dixa.io`, as in its public
   * documentation.
   */
  readonly baseUrl?: string
}

/** Request handlers for MSW, backed by a mock. */
export interface MockGenesysHandlers extends Array<HttpHandler> {
  /** The mock: publish events, wait until they settle, read deliveries, advance the clock, close. */
  readonly mock: MockGenesys
}

/**
 * Serves the whole mock through MSW, stateful and without a socket. Deliveries use the global `fetch`, so MSW can
 * intercept them too; `selfUri` is below `baseUrl` and is served as well.
 */
export const mockGenesysHandlers = (options: MockGenesysHandlersOptions = {}): MockGenesysHandlers => {
  const { baseUrl = 'https://dev.dixa.io', ...rest } = options
  const base = baseUrl.replace(/\/+$/, '')
  const mock = createMockInProcess({
    selfUriBase: base,
    fetch: (input, init) => globalThis.fetch(input, init),
    ...rest,
  })
  const paths = ['/v1/*', '/nexus/v3/*', '/_mock/*']
  const handlers = paths.map((path) => http.all(`${base}${path}`, ({ request }) => mock.fetch(request)))
  return Object.assign(handlers, { mock })
}
