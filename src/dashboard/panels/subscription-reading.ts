import type { SubscriptionView, SubscriptionRequest } from '../mock/control-client.ts'

/** The input in the form of a subscription. */
export interface WrittenSubscription {
  readonly name: string
  readonly url: string
  readonly events: readonly string[]
  /** `NoAuth`, `BasicAuth`, `TokenAuth`; empty leaves it unchanged. */
  readonly authorization: string
  readonly user: string
  readonly password: string
  readonly token: string
  readonly enabled: boolean
}

const authorizationOf = ({
  authorization,
  user,
  password,
  token,
}: WrittenSubscription): SubscriptionRequest['authorization'] => {
  if (authorization === 'BasicAuth') return { _type: 'BasicAuth', username: user, password }
  if (authorization === 'TokenAuth') return { _type: 'TokenAuth', value: token }
  return authorization === 'NoAuth' ? { _type: 'NoAuth' } : undefined
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name))

/** Returns the request body: all fields of a new subscription, only the changed fields of an edited one. */
export const changesOf = (written: WrittenSubscription, edited: SubscriptionView | undefined): SubscriptionRequest => {
  const { name, url, events, enabled } = written
  const authorization = authorizationOf(written)
  return {
    ...(name !== edited?.name && { name }),
    ...(url !== edited?.url && { url }),
    ...((!edited || !sameSet(events, edited.subscribedEvents)) && { events }),
    ...(authorization && { authorization }),
    ...(enabled !== edited?.enabled && { enabled }),
  }
}
