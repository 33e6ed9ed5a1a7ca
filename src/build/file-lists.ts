// Lists the files of kinds that have a file of their name each, so that one more kind is its files and its name.
import { REPORTER_NAMES } from '../reporters/reporter.ts'
import { STEP_NAMES } from '../scenario/model/step-names.ts'

/** `self-uri` → `SelfUri` */
const pascal = (name: string): string => name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** `self-uri` → `selfUri` */
const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

const key = (name: string): string => (name.includes('-') ? `'${name}'` : name)

const header = (source: string): string => `// Made from ${source} by \`npm run generate\`; do not edit.\n`

const rows = (names: readonly string[], value: (name: string) => string): string =>
  names.map((name) => `  ${key(name)}: ${value(name)},\n`).join('')

const stepKindsModule = (): string =>
  header('step-names.ts') +
  `import type { StepKind } from '../step-names.ts'\n` +
  `import type { StepKindTraits } from '../step-traits.ts'\n` +
  STEP_NAMES.map(
    (kind) => `import { ${camel(kind)}Traits, type ${pascal(kind)}Step } from '../steps/${kind}.ts'\n`,
  ).join('') +
  `\n/** Steps by kind, which is the key that names them. */\nexport interface StepsByKind {\n` +
  STEP_NAMES.map((kind) => `  readonly ${key(kind)}: ${pascal(kind)}Step\n`).join('') +
  `}\n\n/** The properties of each kind of step. */\nexport const STEP_KINDS = {\n` +
  rows(STEP_NAMES, (kind) => `${camel(kind)}Traits`) +
  `} as const satisfies { readonly [K in StepKind]: StepKindTraits }\n`

const stepFunctionsModule = (does: 'read' | 'run', role: 'reader' | 'runner'): string => {
  const type = `Step${pascal(role)}`
  return (
    header('step-names.ts') +
    `import type { StepKind } from '../../model/step-names.ts'\n` +
    `import type { ${type} } from '../step-${role}.ts'\n` +
    STEP_NAMES.map((kind) => `import { ${does}${pascal(kind)} } from '../steps/${kind}.ts'\n`).join('') +
    `\n/** The ${role} of each kind of step. */\nexport const STEP_${role.toUpperCase()}S = {\n` +
    rows(STEP_NAMES, (kind) => `${does}${pascal(kind)}`) +
    `} as const satisfies { readonly [K in StepKind]: ${type}<K> }\n`
  )
}

const reportersModule = (): string =>
  header('reporter.ts') +
  `import type { Reporter, ReporterName } from '../reporter.ts'\n` +
  REPORTER_NAMES.map((name) => `import { ${camel(name)}Reporter } from '../${name}.ts'\n`).join('') +
  `\n/** Every format, by its name in \`--reporter\`. \`pretty\` is here without colors: see \`createPretty\`. */\n` +
  `export const REPORTERS = {\n` +
  rows(REPORTER_NAMES, (name) => `${camel(name)}Reporter`) +
  `} as const satisfies { readonly [Name in ReporterName]: Reporter & { readonly name: Name } }\n`

/** Returns the modules that list the files of each kind of step and of each reporter, by their paths. */
export const fileLists = (): Readonly<Record<string, string>> => ({
  'src/scenario/model/generated/step-kinds.ts': stepKindsModule(),
  'src/scenario/language/generated/step-readers.ts': stepFunctionsModule('read', 'reader'),
  'src/scenario/run/generated/step-runners.ts': stepFunctionsModule('run', 'runner'),
  'src/reporters/generated/reporters.ts': reportersModule(),
})
