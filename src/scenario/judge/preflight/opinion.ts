import type { PreflightDiagnosis } from '../../model/first-delivery.ts'

/** What else may be tried to be sure. */
export type FurtherCheck = 'signature' | 'path' | 'redirect' | 'scheme'

/** What the first delivery alone points to. */
export interface Opinion extends PreflightDiagnosis {
  readonly check?: FurtherCheck
}
