import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { connect as connectTcp, isIP, type LookupFunction, type OnReadOpts, type Socket } from 'node:net'
import type { TargetPolicy } from '../../subscriptions/target-policy.ts'
import { ForbiddenTarget } from './failure.ts'

/** Milliseconds after which TCP probes an idle connection. */
const TCP_KEEP_ALIVE_MS = 60_000

/** Maximum number of TLS sessions kept for resumption. */
const MAX_SESSIONS = 100

/** The host and port to connect to. */
export interface DialTarget {
  /** A host name or an address; IPv6 with or without brackets. */
  readonly hostname: string
  readonly port: string | number
  readonly protocol: string
}

/**
 * Connects, with TLS if the protocol is `https:`, and calls `done` once. Returns the connecting socket, or undefined if
 * the policy rejects the target; destroying the socket with an error cancels the attempt.
 * @param onread receives the bytes of a plain TCP connection, instead of the socket's events
 */
export type Dial = (
  target: DialTarget,
  done: (error: unknown, socket?: Socket) => void,
  onread?: OnReadOpts,
) => Socket | undefined

export interface ConnectorParts {
  readonly policy: TargetPolicy
  readonly origin: 'configured' | 'api'
  readonly insecureTls: boolean
  /** Whether to keep the writing side open after the receiver has closed its own. Default false. */
  readonly allowHalfOpen?: boolean
  readonly resolve?: typeof systemLookup
}

const bare = (host: string): string => host.replace(/^\[|\]$/g, '')

/**
 * Resolves a host name to the addresses that the policy allows, so that the checked address is the one connected to.
 */
const guardedLookup =
  (policy: TargetPolicy, origin: 'configured' | 'api', resolve: typeof systemLookup): LookupFunction =>
  (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return void callback(error, [])
      const why: string[] = []
      const allowed = addresses.filter(({ address }: LookupAddress) => {
        const verdict = policy.judge(address, host, origin)
        if (!verdict.allowed) why.push(verdict.why)
        return verdict.allowed
      })
      const [first] = allowed
      if (!first) return void callback(new ForbiddenTarget(why[0] ?? `${host} has no address`), [])
      if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }

/**
 * Creates a function that connects with TLS, resuming the last session with the same host. It loads TLS on first use.
 */
const createTlsConnect = (): ((host: string, options: object) => Socket) => {
  const sessions = new Map<string, Buffer>()
  return (host, options) => {
    const session = sessions.get(host)
    return process
      .getBuiltinModule('node:tls')
      .connect({
        ...options,
        servername: isIP(host) === 0 ? host : '',
        ALPNProtocols: ['http/1.1'],
        ...(session && { session }),
      })
      .on('session', (made: Buffer) => {
        if (sessions.size >= MAX_SESSIONS) sessions.clear()
        sessions.set(host, made)
      })
  }
}

/**
 * Creates a connector that connects only where the policy allows: it checks literal addresses, resolved addresses, and
 * the address that the socket reached. It sets no timeout, because that of the attempt includes connecting.
 */
export const guardedConnector = (given: ConnectorParts): Dial => {
  const { policy, origin } = given
  const options = {
    rejectUnauthorized: !given.insecureTls,
    lookup: guardedLookup(policy, origin, given.resolve ?? systemLookup),
    allowHalfOpen: given.allowHalfOpen ?? false,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: TCP_KEEP_ALIVE_MS,
  }
  const connectTls = createTlsConnect()
  return ({ hostname, port, protocol }, done, onread) => {
    const host = bare(hostname)
    if (isIP(host) !== 0) {
      const verdict = policy.judge(host, host, origin)
      if (!verdict.allowed) return void done(new ForbiddenTarget(verdict.why))
    }
    const isSecure = protocol === 'https:'
    const usual = isSecure ? 443 : 80
    const to = { ...options, host, port: port === '' ? usual : Number(port) }
    const socket = isSecure ? connectTls(host, to) : connectTcp(onread ? { ...to, onread } : to)
    let isOver = false
    const end = (error: unknown, reached?: Socket): void => {
      if (isOver) return
      isOver = true
      done(error, reached)
    }
    socket.on('error', end)
    socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      const { remoteAddress } = socket
      const verdict = remoteAddress === undefined ? undefined : policy.judge(remoteAddress, host, origin)
      if (verdict?.allowed) return end(undefined, socket)
      socket.destroy()
      // A socket without an address was reset immediately after it connected.
      end(verdict ? new ForbiddenTarget(verdict.why) : Object.assign(new Error('reset'), { code: 'ECONNRESET' }))
    })
    return socket
  }
}
