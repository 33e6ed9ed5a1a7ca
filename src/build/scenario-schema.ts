import { traitsOf } from '../scenario/model/step-kinds.ts'
import { STEP_NAMES } from '../scenario/model/step-names.ts'
import type { StepKind } from '../scenario/model/step-names.ts'

type Definition = Readonly<Record<string, unknown>>

interface ScenarioSchema {
  readonly properties: { readonly steps: Definition }
  readonly $defs: Readonly<Record<string, Definition>>
}

const listed = (kinds: readonly StepKind[]): string =>
  [kinds.slice(0, -1).join(', '), kinds.at(-1) ?? ''].filter((part) => part !== '').join(' and ')

const keyOf = (kind: StepKind): Definition => ({ required: [kind] })

const stepDefinition = (): Definition => {
  const needsProcess = (kind: StepKind): boolean => traitsOf(kind).needs.includes('process')
  const onProcess = listed(STEP_NAMES.filter(needsProcess))
  const onAny = listed(STEP_NAMES.filter((kind) => !needsProcess(kind)))
  return {
    type: 'object',
    description: `One of ${onAny}. For a receiver started by --start, also ${onProcess}.`,
    minProperties: 1,
    allOf: STEP_NAMES.map((kind) => ({ if: keyOf(kind), then: { $ref: `#/$defs/${kind}` } })),
    anyOf: STEP_NAMES.map(keyOf),
  }
}

/** Returns a definition with the documentation and the required keys from the table of steps. */
const described = (kind: StepKind, definition: Definition | undefined): Definition => {
  if (!definition)
    throw new Error(`spec/scenario.schema.json has no definition of the step "${kind}": add one with its properties`)
  const { does, required } = traitsOf(kind)
  const isOwn = ([key]: readonly [string, unknown]): boolean => key !== 'description' && key !== 'required'
  return {
    description: `${does.charAt(0).toUpperCase()}${does.slice(1).replaceAll('`', '')}.`,
    ...(required.length > 0 && { required }),
    ...Object.fromEntries(Object.entries(definition).filter(isOwn)),
  }
}

/**
 * Returns the schema of scenario files, updated from the table of step kinds: which kinds exist, which of them judge,
 * what each does, and which keys it requires.
 */
export const schemaWithSteps = <T extends ScenarioSchema>(schema: T): T => {
  const { properties, $defs } = schema
  const kinds = Object.fromEntries(STEP_NAMES.map((kind) => [kind, described(kind, $defs[kind])]))
  const judging = STEP_NAMES.filter((kind) => traitsOf(kind).judges)
  return {
    ...schema,
    properties: {
      ...properties,
      steps: { ...properties.steps, contains: { type: 'object', anyOf: judging.map(keyOf) } },
    },
    $defs: { ...$defs, ...kinds, step: stepDefinition() },
  }
}
