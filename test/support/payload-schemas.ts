import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { parse } from 'yaml'
import { INTERACTION_EVENTS, type EventName } from '../../src/events/catalogue.ts'

interface Spec {
  readonly webhooks?: Readonly<Record<string, unknown>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

const FOLDER = new URL('../../spec/', import.meta.url)

/** Every spec by its name: `NAME.openapi.yaml`; that of the subscription API comes first. */
export const SPECS: ReadonlyMap<string, Spec> = new Map(
  ['genesys.openapi.yaml', ...readdirSync(FOLDER)].flatMap((file) => {
    const name = /^(.+)\.openapi\.yaml$/.exec(file)?.[1]
    return name === undefined ? [] : [[name, parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Spec] as const]
  }),
)

const ajv = new Ajv2020({ strict: false })
ajvFormats.default(ajv)
for (const [name, spec] of SPECS) ajv.addSchema(spec, name)

const interactionEvents: readonly string[] = INTERACTION_EVENTS

/** Returns where the schema of an event's body stands, in whichever spec that is. */
export const payloadSchemaOf = (event: EventName): { readonly spec: string; readonly schema: string } => {
  const schema = interactionEvents.includes(event) ? 'EventsPayload' : `${event}Payload`
  const found = [...SPECS].find(([, { components }]) => schema in components.schemas)
  if (!found) throw new Error(`no spec has a schema ${schema}`)
  return { spec: found[0], schema }
}

/** Returns what is wrong with the body of an event by the spec; undefined for one that fits. */
export const wrongWith = (event: EventName, body: unknown): string | undefined => {
  const { spec, schema } = payloadSchemaOf(event)
  return ajv.validate({ $ref: `${spec}#/components/schemas/${schema}` }, body) ? undefined : ajv.errorsText()
}
