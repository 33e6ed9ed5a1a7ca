import { createServer, type Server } from 'node:http'
import { isIPv4, type AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { realPause, stopwatch } from '../clock/real.ts'
import { MockError } from '../kit/error.ts'
import { DEFAULT_HOST } from './address.ts'
import type { FastPath, WriteResponse } from './fast-path.ts'

/** A server that accepts connections. */
export interface Listening {
  /** Base URL, without a trailing slash. */
  readonly url: string
  readonly port: number
  /** Closes every connection immediately. */
  close(): Promise<void>
  /**
   * Stops accepting connections, waits at most `graceMs` milliseconds of real time for requests in progress, then
   * closes every connection.
   */
  drain(graceMs: number): Promise<void>
}

/** The highest port. */
const MAX_PORT = 65_535

/**
 * Starts a server for an app; resolves once it listens. Port 0 picks a free one.
 * @throws {MockError} `OPTION_INVALID`, `PORT_IN_USE`, `PORT_FORBIDDEN`, `ADDRESS_UNKNOWN`, `LISTEN_FAILED`
 */
export const listen = (
  { fetch, fastPath }: Pick<Hono, 'fetch'> & { readonly fastPath?: FastPath },
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> =>
  new Promise((resolve, reject) => {
    if (!Number.isInteger(port) || port < 0 || port > MAX_PORT) {
      reject(notAPort(port))
      return
    }
    let listener: ReturnType<typeof getRequestListener> | undefined
    const server = createServer((incoming, outgoing) => {
      if (fastPath?.(incoming, outgoing, writeResponse)) return
      // Created when a call needs it, because the command loads the app's server only then.
      listener ??= getRequestListener(fetch, { hostname: host })
      void listener(incoming, outgoing)
    })
    const listening = (): void => {
      server.off('error', refuse)
      const { port: bound } = server.address() as AddressInfo
      const name = host.includes(':') ? `[${host}]` : host
      const shown = name === '0.0.0.0' || name === '[::]' ? DEFAULT_HOST : name
      resolve({
        url: `http://${shown}:${String(bound)}`,
        port: bound,
        close: () => close(server),
        drain: (graceMs) => drain(server, graceMs),
      })
    }
    const refuse = (error: NodeJS.ErrnoException): void => {
      reject(listenError(error, host, port))
    }
    server.once('error', refuse)
    server.once('listening', listening)
    try {
      const bound = bind(host, port)
      if (bound === undefined) server.listen(port, host)
      else server.listen(bound)
    } catch (error) {
      refuse(error as NodeJS.ErrnoException)
    }
  })

/**
 * Binds a socket to an address, if this Node offers that (24.21 does); its server would first look the address up, and
 * check it by a regular expression that takes 3 ms to compile.
 */
const bind = (host: string, port: number): object | undefined => {
  const Bound: unknown = Reflect.get(process.getBuiltinModule('node:net'), 'BoundSocket')
  return typeof Bound === 'function' && isIPv4(host)
    ? (Reflect.construct(Bound, [{ host, port }]) as object)
    : undefined
}

const writeResponse: WriteResponse = (reply, incoming, outgoing) =>
  void getRequestListener(() => reply, { overrideGlobalObjects: false })(incoming, outgoing)

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    server.closeAllConnections()
  })

/** Interval in milliseconds at which idle connections are closed while draining. */
const LOOK_MS = 10

const drain = async (server: Server, graceMs: number): Promise<void> => {
  let closed = false
  server.close(() => {
    closed = true
  })
  const elapsed = stopwatch()
  while (!closed && elapsed() < graceMs) {
    server.closeIdleConnections()
    await realPause(LOOK_MS)
  }
  server.closeAllConnections()
}

const notAPort = (given: number): MockError =>
  new MockError({
    code: 'OPTION_INVALID',
    message: `${String(given)} is not a port`,
    fix: `give a whole number from 0 (any free port) to ${String(MAX_PORT)}`,
  })

const listenError = (error: NodeJS.ErrnoException, host: string, port: number): MockError => {
  const at = `${host}:${String(port)}`
  switch (error.code) {
    case 'EADDRINUSE':
      return new MockError({
        code: 'PORT_IN_USE',
        message: `${at} is in use by another program`,
        fix: 'stop that program, or choose another port: --port 0 picks a free one',
        cause: error,
      })
    case 'EACCES':
      return new MockError({
        code: 'PORT_FORBIDDEN',
        message: `no permission to listen on ${at}`,
        fix: 'choose a port of 1024 or more',
        cause: error,
      })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new MockError({
        code: 'ADDRESS_UNKNOWN',
        message: `${host} is not an address of this machine`,
        fix: 'use 127.0.0.1, ::1 or another address of this machine',
        cause: error,
      })
    default:
      return new MockError({
        code: 'LISTEN_FAILED',
        message: `listening on ${at} failed: ${error.message}`,
        fix: 'choose another address or port',
        cause: error,
      })
  }
}
