import type { components } from '../contract/generated/control.ts'
import { DIALECT_NAMES } from '../events/catalogue.ts'
import { genesysOperations } from '../contract/generated/operations.ts'
import type { FaultInfo, RetryControl } from '../engine/core.ts'
import { RETRY_POLICIES } from '../delivery/retry/policies.ts'
import { policyToText } from '../delivery/retry/policy-text.ts'
import { customizedHeaders } from '../subscriptions/custom-headers.ts'
import type { Subscription } from '../subscriptions/subscription.ts'

/** The `operationId` of every operation of the emulated API. */
const OPERATIONS = Object.keys(genesysOperations)

type Schemas = components['schemas']
type RetryPolicyView = components['responses']['RetryPolicy']['content']['application/json']['data']

/** Returns a fault of the catalogue as the control API shows it. */
export const viewFault = ({
  name,
  plane,
  does,
  receiver,
  parameters,
  events,
  operations,
}: FaultInfo): Schemas['FaultInfo'] => ({
  name,
  plane,
  does,
  receiver,
  parameters: Object.fromEntries(
    Object.entries(parameters).map(([key, { choices, ...rest }]) => [
      key,
      { ...rest, ...(choices && { choices: [...choices] }) },
    ]),
  ),
  ...(events && { events: [...events] }),
  ...(plane === 'api' && { operations: [...(operations ?? OPERATIONS)] }),
})

/** Returns the retry policy as it was set, its effective values per dialect, and the named policies. */
export const viewRetryPolicy = (retry: RetryControl): RetryPolicyView => ({
  policy: retry.given() ?? 'default',
  inForce: Object.fromEntries(DIALECT_NAMES.map((name) => [name, retry.inForce(name)])),
  named: Object.entries(RETRY_POLICIES).map(([name, parts]) => ({ name, sets: policyToText(parts) })),
})

/** Returns a subscription as the mock stores it, without header values, which may be credentials. */
export const viewKnown = (
  subscription: Subscription,
  retryPolicy: string | undefined,
): Schemas['KnownSubscription'] => ({
  id: subscription.id,
  name: subscription.name,
  subscribedEvents: [...subscription.events],
  url: subscription.url,
  headers: Object.keys(customizedHeaders(subscription)),
  secretKey: subscription.secret,
  enabled: subscription.enabled,
  origin: subscription.origin,
  retryPolicy: retryPolicy ?? null,
})
