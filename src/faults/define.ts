import { MockError } from '../kit/error.ts'
import type { Dialect } from '../dialects/dialect.ts'
import type {
  ApiCall,
  ApiFault,
  ApiRequest,
  Fault,
  FaultInfo,
  Message,
  MessageContext,
  MessageFault,
  PlannedDelivery,
  ParameterValues,
  PlanFault,
  WireContext,
  WireFault,
} from './fault.ts'
import type { ParameterKind } from './parameter-kinds.ts'
import { NotJson } from './message.ts'
import type { WirePlan } from './wire-plan.ts'

type Kinds = Readonly<Record<string, ParameterKind<unknown>>>
type None = Readonly<Record<never, never>>

/** The values of the parameters of a fault: as given, or their defaults. */
type Values<K extends Kinds> = { readonly [Key in keyof K]: ReturnType<K[Key]['take']> }

/** What is wrong with a combination of valid parameters; the message reads `ABOUT of the fault "NAME" WRONG`. */
export interface ParameterProblem {
  /** Absent if it is about the whole fault. */
  readonly about?: string
  readonly wrong: string
  readonly fix: string
}

interface Common<K extends Kinds> extends Pick<FaultInfo, 'name' | 'does' | 'receiver'> {
  readonly parameters?: K
  /** Checks the combination of parameters, in any dialect. */
  readonly check?: (values: Values<K>) => ParameterProblem | undefined
}
interface PlanDefinition<K extends Kinds> extends Common<K>, Pick<PlanFault, 'plane' | 'events'> {
  readonly apply: (planned: PlannedDelivery, values: Values<K>) => PlannedDelivery
}
interface MessageDefinition<K extends Kinds> extends Common<K>, Pick<MessageFault, 'plane' | 'works'> {
  /** Checks the parameters for deliveries of a dialect. */
  readonly checkFor?: (values: Values<K>, dialect: Dialect) => ParameterProblem | undefined
  readonly apply: (message: Message, values: Values<K>, context: MessageContext) => Message
}
interface WireDefinition<K extends Kinds> extends Common<K>, Pick<WireFault, 'plane'> {
  readonly apply: (message: Message, values: Values<K>, context: WireContext) => WirePlan
}
interface ApiDefinition<K extends Kinds> extends Common<K>, Pick<ApiFault, 'plane' | 'operations'> {
  readonly concerns?: (request: ApiRequest, values: Values<K>) => boolean
  readonly apply: (call: ApiCall, values: Values<K>) => Promise<Response>
}
type Definition<K extends Kinds> = PlanDefinition<K> | MessageDefinition<K> | WireDefinition<K> | ApiDefinition<K>

/**
 * Returns a fault made from its name, its parameters and one function, which gets the typed value of each parameter, or
 * its default.
 * @example
 * defineFault({
 *   name: 'many-headers',
 *   plane: 'message',
 *   does: 'adds many short headers',
 *   receiver: 'ignores them, or responds with 431 or another 4xx',
 *   parameters: { count: wholeNumber({ least: 1, most: 100_000, default: 200, means: 'how many' }) },
 *   apply: (message, { count }) => withFillers(message, count),
 * })
 */
export function defineFault<K extends Kinds = None>(definition: PlanDefinition<K>): PlanFault
export function defineFault<K extends Kinds = None>(definition: MessageDefinition<K>): MessageFault
export function defineFault<K extends Kinds = None>(definition: WireDefinition<K>): WireFault
export function defineFault<K extends Kinds = None>(definition: ApiDefinition<K>): ApiFault
export function defineFault(definition: Definition<Kinds>): Fault {
  const { name, does, receiver, check } = definition
  const kinds = Object.entries(definition.parameters ?? {})
  const valuesOf = (given: ParameterValues): Values<Kinds> => {
    const values: Record<string, unknown> = {}
    for (const [key, kind] of kinds) values[key] = kind.take(given[key])
    return values
  }
  const common = {
    name,
    does,
    receiver,
    parameters: Object.fromEntries(kinds.map(([key, { info }]) => [key, info])),
    ...(check && { check: (given: ParameterValues) => refuse(name, check(valuesOf(given))) }),
  }
  switch (definition.plane) {
    case 'plan': {
      const { plane, events, apply } = definition
      return { ...common, plane, ...(events && { events }), apply: (planned, given) => apply(planned, valuesOf(given)) }
    }
    case 'message': {
      const { plane, works, checkFor, apply } = definition
      return {
        ...common,
        plane,
        ...(works && { works }),
        ...(checkFor && {
          checkFor: (given: ParameterValues, dialect: Dialect) => refuse(name, checkFor(valuesOf(given), dialect)),
        }),
        apply: (message, given, context) => orMisplaced(name, () => apply(message, valuesOf(given), context)),
      }
    }
    case 'wire': {
      const { plane, apply } = definition
      return { ...common, plane, apply: (message, given, context) => apply(message, valuesOf(given), context) }
    }
    case 'api': {
      const { plane, operations, concerns, apply } = definition
      return {
        ...common,
        plane,
        ...(operations && { operations }),
        ...(concerns && {
          concerns: (request: ApiRequest, given: ParameterValues) => concerns(request, valuesOf(given)),
        }),
        apply: (call, given) => apply(call, valuesOf(given)),
      }
    }
  }
}

/** @throws {MockError} `FAULT_PARAMETER_INVALID` if there is a complaint */
const refuse = (fault: string, complaint: ParameterProblem | undefined): void => {
  if (!complaint) return
  const { about, wrong, fix } = complaint
  const subject = `${about === undefined ? '' : `${about} of `}the fault "${fault}"`
  throw new MockError({ code: 'FAULT_PARAMETER_INVALID', message: `${subject} ${wrong}`, fix })
}

/** @throws {MockError} `FAULT_MISPLACED` if the fault needs JSON and the body is not JSON */
const orMisplaced = (fault: string, apply: () => Message): Message => {
  try {
    return apply()
  } catch (error) {
    if (!(error instanceof NotJson)) throw error
    throw new MockError({
      code: 'FAULT_MISPLACED',
      message: `the fault "${fault}" rewrites JSON, and this body is not JSON`,
      fix: 'remove the fault, or publish a body that is JSON',
    })
  }
}
