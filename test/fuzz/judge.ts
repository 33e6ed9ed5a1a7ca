import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import type { Call } from './call.ts'
import type { FindingKind } from './findings.ts'
import { documents, operationAt, type Operation } from './spec.ts'

const ajv = new Ajv2020({ strict: false })
ajvFormats.default(ajv)
for (const [name, document] of Object.entries(documents)) ajv.addSchema(document, name)
const validators = new Map<string, ValidateFunction>()

const validatorAt = (pointer: string): ValidateFunction => {
  const known = validators.get(pointer)
  if (known) return known
  const made = ajv.compile({ $ref: pointer })
  validators.set(pointer, made)
  return made
}

/** A response that came back whole. */
export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What is wrong with a response. */
export interface Wrong {
  readonly kind: FindingKind
  readonly what: string
}

/** Bodies larger than this are checked against their schema one time in ten. */
const LARGE_BYTES = 20_000

/** The fault of the emulated API that a response says it comes from; undefined when it names none. */
export const faultNamedBy = ({ headers }: Answered): string | undefined =>
  /^the fault ([\w-]+)(?:: .*)?$/.exec(headers['x-mock-genesys-reason'] ?? '')?.[1]

/** Judges a response by the spec's word on its operation. `sample` decides whether a large body is read. */
export const judge = (call: Call, answered: Answered, sample: boolean): Wrong | undefined => {
  const { pathname } = new URL(call.path, 'http://mock')
  const operation = call.operation ?? operationAt(call.method, pathname)
  const told = `${operation?.id ?? `${call.method} on a path that is not served`} answered ${String(answered.status)}`
  if (answered.status >= 500) return { kind: 'server error', what: `${told}: ${reasonOf(answered)}` }
  // A path that was changed may be that of another operation, or of none.
  if (!operation || call.how !== 'valid') {
    return operation && answered.status < 300 && operation.pattern.test(pathname) && call.method === operation.method
      ? judgeBody(operation, answered, told, sample)
      : undefined
  }
  return judgeBody(operation, answered, told, sample)
}

const judgeBody = (
  operation: Operation,
  { status, headers, body }: Answered,
  told: string,
  sample: boolean,
): Wrong | undefined => {
  const documented =
    operation.documented.find((one) => one.status === String(status)) ??
    operation.documented.find((one) => one.status === `${String(status)[0] ?? ''}XX`)
  if (!documented) return { kind: 'undocumented response', what: `${told}, which the spec does not document` }
  const types = Object.keys(documented.content)
  if (types.length === 0)
    return body.length === 0
      ? undefined
      : { kind: 'undocumented response', what: `${told} with a body, which the spec does not document` }
  const type = headers['content-type']?.split(';')[0] ?? ''
  const pointer = documented.content[type]
  if (pointer === undefined)
    return { kind: 'undocumented response', what: `${told} as "${type}" (expected ${types.join(' or ')})` }
  if (!type.endsWith('json') || (body.length > LARGE_BYTES && !sample)) return undefined
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    return { kind: 'unreadable', what: `${told} with a body that is not JSON` }
  }
  const validate = validatorAt(pointer)
  return validate(value)
    ? undefined
    : {
        kind: 'undocumented response',
        what: `${told} against its schema: ${ajv.errorsText(validate.errors).slice(0, 300)}`,
      }
}

const reasonOf = ({ headers, body }: Answered): string =>
  headers['x-mock-genesys-reason'] ?? body.toString('utf8').slice(0, 200)
