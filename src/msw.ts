import { http, type HttpHandler } from 'msw'
import { createMockInProcess, type MockGenesys, type MockOptions } from './mock.ts'

/** Options of `mockGenesysHandlers`. */
export interface MockGenesysHandlersOptions extends MockOptions {
  /**
   * Base URL at which the code under test calls the subscription API. Default `https://dev.dixa.io`, the address in the
   * API's public documentation.
   */
  readonly baseUrl?: string
}

/** Request handlers for MSW, backed by a mock. */
export interface MockGenesysHandlers extends Array<HttpHandler> {
  /** The mock: publish events, wait until they settle, read deliveries, advance the clock, close. */
  readonly mock: MockGenesys
}

/**
 * Creates a mock, and MSW handlers that serve all of its routes without a socket; state is kept between requests.
 * Deliveries use the global `fetch`, so MSW can intercept them too. `selfUri` starts with `baseUrl`, so it is served as
 * well.
 * @throws {MockError} as {@link createMockInProcess} does
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
