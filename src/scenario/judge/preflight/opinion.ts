import type { PreflightDiagnosis } from '../../model/first-delivery.ts'

/** A further check that can confirm an opinion. */
export type FurtherCheck = 'signature' | 'path' | 'redirect' | 'scheme'

/** What the first delivery alone suggests. */
export interface Opinion extends PreflightDiagnosis {
  readonly check?: FurtherCheck
}
