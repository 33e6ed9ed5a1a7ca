import type { SubscriptionInput } from '../../engine/options.ts'
import { MockError } from '../../kit/error.ts'
import { isObject } from '../../kit/json-object.ts'
import { count, duration, eventList, retryPolicy, secret, url } from '../options/option-kinds.ts'
import type { ImmediateKind } from '../options/option.ts'

type Headers = NonNullable<SubscriptionInput['headers']>

const bad = (message: string, fix: string): MockError => new MockError({ code: 'CONFIG_INVALID', message, fix })

const nameOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  throw bad('a name is a text', 'write name: CRM')
}

/** Names and values as RFC 9110, 5.1 and 5.5 have them. */
const headersOf = (value: unknown): Headers => {
  if (!isObject(value))
    throw bad('headers are a mapping of names to values', 'write "headers:" and below it "  X-Tenant: acme"')
  return Object.fromEntries(
    Object.entries(value).map(([name, given]: [string, unknown]) => {
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name))
        throw bad('a header has a name that HTTP does not know', 'use letters, digits and hyphens, such as X-Tenant')
      if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean')
        throw bad(`the value of the header ${name} is not a text`, `write ${name}: "value"`)
      const text = String(given)
      if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text))
        throw bad(
          `the value of the header ${name} holds a line break or a character that HTTP does not carry`,
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

/** How each member of a subscription is read from its value in YAML. All throw {@link MockError}. */
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

/** What stands in a subscription, by name. */
export type SubscriptionMembers = { [K in Name]?: ReturnType<(typeof MEMBERS)[K]> }

/** The names of a subscription's members, in the order of their declaration. */
export const MEMBER_NAMES = Object.keys(MEMBERS) as readonly Name[]

/** Whether a subscription has a member of that name. */
export const isMemberName = (text: string): text is Name => Object.hasOwn(MEMBERS, text)

/** Reads a member into those of its subscription. @throws {MockError} saying what is wrong with the value */
export const readMember = (members: SubscriptionMembers, name: Name, value: unknown): void => {
  Object.assign(members, { [name]: MEMBERS[name](value) })
}
