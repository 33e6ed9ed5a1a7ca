// The names of all events and dialects are repeated in other specs, where editors and readers look for them. They are
// generated from `x-dialects` in the specs.

interface WithEvents {
  readonly $defs: { readonly event: { readonly anyOf: readonly object[] } }
}

/** Returns the schema of scenario files with the current names of all events. */
export const schemaWithEvents = <T extends WithEvents>(schema: T, events: readonly string[]): T => {
  const { event } = schema.$defs
  const [, ...others] = event.anyOf
  return { ...schema, $defs: { ...schema.$defs, event: { ...event, anyOf: [{ enum: events }, ...others] } } }
}

const LIST = /( +)(# Made from x-dialects by `npm run generate`\.\n +enum:\n)[^\]]*\]/

/** Returns the text of the control API's spec with the current names of all events. */
export const controlWithEvents = (text: string, events: readonly string[]): string => {
  if (!LIST.test(text)) throw new Error('spec/control.openapi.yaml has no mark above the names of all events')
  return text.replace(LIST, (_, indent: string, head: string) =>
    [`${indent}${head}${indent}  [`, ...events.map((name) => `${indent}    ${name},`), `${indent}  ]`].join('\n'),
  )
}

interface WithDialects {
  readonly properties: { readonly dialect: object }
}

/** Returns the schema of reports with the current names of all dialects. */
export const schemaWithDialects = <T extends WithDialects>(schema: T, dialects: readonly string[]): T => ({
  ...schema,
  properties: { ...schema.properties, dialect: { ...schema.properties.dialect, enum: dialects } },
})
