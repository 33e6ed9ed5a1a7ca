import type { DialectName, HeaderLine } from './dialect.ts'
import { createDialects, DEFAULT_DIALECT } from './registry.ts'

export interface SignInput {
  readonly body: Uint8Array | string
  /** Interactions: any text. Conversations: hexadecimal digits. */
  readonly secret: string
  readonly dialect?: DialectName
  /** Milliseconds since the Unix epoch; part of the signature in the conversations dialect. */
  readonly signedAt: number
}

const { all } = createDialects()

/** Returns the signature headers that the mock sends for a body. @throws {MockError} `SECRET_NOT_HEX` */
export const sign = ({ body, secret, dialect = DEFAULT_DIALECT, signedAt }: SignInput): readonly HeaderLine[] =>
  all[dialect].sign({ body: typeof body === 'string' ? Buffer.from(body) : body, secret, signedAt })
