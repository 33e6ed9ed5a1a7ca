import { isIP, type Socket } from 'node:net'
import type { Dial } from './connector.ts'
import { resetSocket } from './reset-socket.ts'

/** A connection for writing raw bytes, which can be reset. */
export interface Dialled {
  readonly stream: Socket
  /** Resets the connection with RST. */
  reset(): void
}

export interface RawConnectOptions {
  /** Connects TCP, only to targets that the policy allows. */
  readonly dial: Dial
  readonly insecureTls: boolean
}

/**
 * Connects to the origin of a URL. For https it runs TLS over the TCP socket, which can then be reset. It loads TLS on
 * first use.
 */
export const rawConnect = (
  { dial, insecureTls }: RawConnectOptions,
  url: URL,
  done: (error: unknown, connection?: Dialled) => void,
): void => {
  const secure = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  dial({ hostname: host, protocol: 'http:', port: url.port || (secure ? '443' : '80') }, (error, tcp) => {
    if (!tcp) return done(error)
    if (!secure) return done(undefined, { stream: tcp, reset: () => resetSocket(tcp) })
    const stream = process.getBuiltinModule('node:tls').connect({
      socket: tcp,
      servername: isIP(host) === 0 ? host : '',
      rejectUnauthorized: !insecureTls,
      ALPNProtocols: ['http/1.1'],
    })
    for (const one of [tcp, stream]) one.on('error', () => undefined)
    stream.once('error', done)
    stream.once('secureConnect', () => {
      stream.off('error', done)
      done(undefined, { stream, reset: () => resetSocket(tcp, stream) })
    })
  })
}
