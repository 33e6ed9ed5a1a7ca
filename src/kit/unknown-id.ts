import { MockError } from './error.ts'

/** Returns the error for an unknown delivery ID. */
export const deliveryUnknown = (id: string): MockError =>
  new MockError({
    code: 'DELIVERY_UNKNOWN',
    message: `no delivery with ID "${id}"`,
    fix: 'list them with GET /_mock/deliveries; old settled deliveries are dropped',
  })

/** Returns the error for an unknown subscription ID. */
export const subscriptionUnknown = (id: string): MockError =>
  new MockError({
    code: 'SUBSCRIPTION_UNKNOWN',
    message: `no subscription with ID "${id}"`,
    fix: 'list them with GET /_mock/subscriptions',
  })
