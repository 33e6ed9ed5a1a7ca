import { digestOf } from './hmac.ts'
import { openMessaging } from './open-messaging.ts'

const { signature } = openMessaging

/** The signature of another product of the vendor, which is often mistaken for that of Digital Channels. */
export const OTHER_PRODUCT = {
  product: openMessaging.product,
  header: signature.header,
  sign: (secret: string, body: Uint8Array): string =>
    signature.format({ digest: digestOf(signature, secret, body), t: '' }),
} as const
