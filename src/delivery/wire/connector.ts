import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import type { buildConnector } from 'undici'
import type { TargetPolicy } from '../../subscriptions/target-policy.ts'
import { ForbiddenTarget } from './failure.ts'

const bare = (host: string): string => host.replace(/^\[|\]$/g, '')

/** Resolves a name and keeps only the addresses that the policy allows, so that what was judged is what is dialled. */
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
 * Makes a connector that dials only what the policy allows: literal addresses and resolved ones alike, and what the
 * socket reached.
 */
export const guardedConnector = (given: {
  readonly build: typeof buildConnector
  readonly policy: TargetPolicy
  readonly origin: 'configured' | 'api'
  readonly insecureTls: boolean
  /** Keeps our writing side open when the receiver has closed its own. Default false. */
  readonly allowHalfOpen?: boolean
  readonly resolve?: typeof systemLookup
  /**
   * Told of each connection that begins to be made: destroying it with an error gives it up. undici itself would wait
   * for it.
   */
  readonly dialling: (socket: Socket) => void
}): buildConnector.connector => {
  const { build, policy, origin } = given
  // undici's types leave out what it hands on to net.connect. The attempt's own limit covers connecting too.
  const options = {
    rejectUnauthorized: !given.insecureTls,
    lookup: guardedLookup(policy, origin, given.resolve ?? systemLookup),
    timeout: 0,
    allowHalfOpen: given.allowHalfOpen ?? false,
  }
  const connect = build(options)
  return (target, callback) => {
    const host = bare(target.hostname)
    if (isIP(host) !== 0) {
      const verdict = policy.judge(host, host, origin)
      if (!verdict.allowed) return void callback(new ForbiddenTarget(verdict.why), null)
    }
    const dialled = connect(target, (...[error, socket]) => {
      if (error) return void callback(error, null)
      const { remoteAddress } = socket
      const verdict = remoteAddress === undefined ? undefined : policy.judge(remoteAddress, host, origin)
      if (verdict?.allowed) return void callback(null, socket)
      socket.destroy()
      // Without an address it was reset as soon as it was made.
      callback(
        verdict ? new ForbiddenTarget(verdict.why) : Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
        null,
      )
    }) as unknown as Socket
    given.dialling(dialled)
  }
}
