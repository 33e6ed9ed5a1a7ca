import { MockError } from './error.ts'

/** Returns the error for an ID without a delivery. */
export const deliveryUnknown = (id: string): MockError =>
  new MockError({
    code: 'DELIVERY_UNKNOWN',
    message: `no delivery with ID "${id}"`,
    fix: 'list them with GET /_mock/deliveries; old settled deliveries are dropped',
  })

/** Returns the error for an ID without a subscription. */
export const subscriptionUnknown = (id: string): MockError =>
  new MockError({
    code: 'SUBSCRIPTION_UNKNOWN',
    message: `no subscription with ID "${id}"`,
    fix: 'list them with GET /_mock/subscriptions',
  })
