import { createHmac } from 'node:crypto'

/** How Genesys Cloud open messaging signs, which is often taken for the signature of Digital Channels. */
export const OTHER_PRODUCT = {
  product: 'Genesys Cloud open messaging',
  header: 'X-Hub-Signature-256',
  sign: (secret: string, body: Uint8Array): string =>
    `sha256=${createHmac('sha256', secret).update(body).digest('base64')}`,
} as const
