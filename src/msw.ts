import { http, type HttpHandler } from 'msw'
import { createMockInProcess, type MockGenesys, type MockOptions } from './mock.ts'

/** What `mockGenesysHandlers` takes. */
export interface MockGenesysHandlersOptions extends MockOptions {
  /**
   * Where the integrator's code believes the subscription API to be. Default `https://dev.dixa.io`, the server of
   * its public documentation.
   */
  readonly baseUrl?: string
}

/** Request handlers for MSW, with the mock behind them. */
export interface MockGenesysHandlers extends Array<HttpHandler> {
  /** The mock itself: publish, wait for settled, read deliveries, move the clock, close. */
  readonly mock: MockGenesys
}

/**
 * Puts the whole mock behind MSW: stateful, without a socket. Deliveries leave through global `fetch`,
 * so that MSW can take them too; `selfUri` points below `baseUrl` and is answered as well.
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
