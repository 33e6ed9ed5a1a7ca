import type { SubscriptionInput } from '../../engine/options.ts'
import { MockError } from '../../kit/error.ts'
import { isObject } from '../../kit/json-object.ts'
import { count, duration, eventList, retryPolicy, secret, url } from '../options/option-kinds.ts'
import type { ImmediateKind } from '../options/option.ts'

type Headers = NonNullable<SubscriptionInput['headers']>

const bad = (message: string, fix: string): MockError => new MockError({ code: 'CONFIG_INVALID', message, fix })

const nameOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  throw bad('a name must be text', 'write name: CRM')
}

/** Reads header names and values by RFC 9110, 5.1 and 5.5. */
const headersOf = (value: unknown): Headers => {
  if (!isObject(value))
    throw bad('headers must be a mapping of names to values', 'write "headers:" and below it "  X-Tenant: acme"')
  return Object.fromEntries(
    Object.entries(value).map(([name, given]: [string, unknown]) => {
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name))
        throw bad('a header name is not valid in HTTP', 'use letters, digits and hyphens, such as X-Tenant')
      if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean')
        throw bad(`the value of the header ${name} is not a text`, `write ${name}: "value"`)
      const text = String(given)
      if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text))
        throw bad(
          `the value of the header ${name} contains a line break or a character that is not valid in HTTP`,
          'write it on one line, in printable ASCII',
        )
      return [name, text]
    }),
  )
}

const asText =
  <T>(kind: ImmediateKind<T>) =>
  (value: unknown): T =>
    kind.parse(String(value))

/** Readers of the YAML values of a subscription's keys. All throw {@link MockError}. */
const MEMBERS = {
  url: asText(url),
  secret: (value: unknown) => secret.parse(typeof value === 'string' || typeof value === 'number' ? String(value) : ''),
  events: (value: unknown) => eventList.parse(Array.isArray(value) ? value.join(',') : String(value)),
  name: nameOf,
  headers: headersOf,
  retryPolicy: asText(retryPolicy),
  retryAttempts: asText(count),
  retryTimeout: asText(duration),
  responseTimeout: asText(duration),
}

type Name = keyof typeof MEMBERS

/** The values of a subscription, by key. */
export type SubscriptionMembers = { [K in Name]?: ReturnType<(typeof MEMBERS)[K]> }

/** The keys of a subscription, in the order of declaration. */
export const MEMBER_NAMES = Object.keys(MEMBERS) as readonly Name[]

/** Whether a text is a key of a subscription. */
export const isMemberName = (text: string): text is Name => Object.hasOwn(MEMBERS, text)

/** Reads a value into a subscription. @throws {MockError} if the value is wrong */
export const readMember = (members: SubscriptionMembers, name: Name, value: unknown): void => {
  Object.assign(members, { [name]: MEMBERS[name](value) })
}
