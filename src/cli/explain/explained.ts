import { DEFECTS } from '../../contract/generated/defects.ts'
import { DEFAULT_DIALECT } from '../../dialects/registry.ts'
import { FAULTS } from '../../faults/registry.ts'
import { ERROR_MEANINGS, type ErrorCode } from '../../kit/codes.ts'
import { MockError } from '../../kit/error.ts'
import { suggest } from '../../kit/suggest.ts'
import { MISTAKE_MEANINGS, type MistakeName } from '../../scenario/language/mistake-codes.ts'
import { EXAMPLE_TARGET } from '../options/example-target.ts'
import { faultExample, parameterLine, renderRows, type ExplanationRow } from './explanation.ts'
import { errorExample } from './error-examples.ts'
import { MISTAKE_EXAMPLES } from './generated/mistake-examples.ts'
import { writtenAssumptions, writtenFaults, writtenRequirements, type RequirementEntry } from './written-specs.ts'

/** A topic that can be explained: its name, and a function that returns the text. */
interface Topic {
  readonly name: string
  readonly explain: () => string
}

const text = (label: string, value: string | undefined): readonly ExplanationRow[] =>
  value === undefined ? [] : [[label, value]]

const errorTopics = (): readonly Topic[] => [
  ...Object.entries(ERROR_MEANINGS).map(([code, means]) => ({
    name: code,
    explain: () =>
      renderRows(`${code} (error)`, [
        ['means', means],
        ['example', errorExample(code as ErrorCode).split('\n')],
      ]),
  })),
  ...Object.entries(MISTAKE_MEANINGS).map(([name, means]) => ({
    name: `SCENARIO_${name}`,
    explain: () =>
      renderRows(`SCENARIO_${name} (mistake in a scenario file)`, [
        ['means', means],
        ['example', MISTAKE_EXAMPLES[name as MistakeName].split('\n')],
        ['check', ['$ mock-genesys validate scenarios/']],
      ]),
  })),
]

const requirementTopics = (): readonly Topic[] => {
  const all = writtenRequirements()
  const byId = new Map(all.map((one) => [one.id, one]))
  return all.map((one) => ({ name: one.id, explain: () => explainRequirement(one, byId.get(one.like ?? '')) }))
}

const explainRequirement = (own: RequirementEntry, like: RequirementEntry | undefined): string =>
  renderRows(`${own.id} (requirement)`, [
    ...text('promise', own.sentence ?? like?.sentence),
    ...text(
      'level',
      [own.level ?? like?.level, own.reason ?? like?.reason].filter((one) => one !== undefined).join(': '),
    ),
    ...text('if broken', own.consequence ?? like?.consequence),
    ...text('source', own.source ?? like?.source),
    ...text('like', own.like),
    ['scenarios', own.scenarios],
    [
      'run them',
      [
        `$ mock-genesys test --target ${EXAMPLE_TARGET} --secret app-secret \\`,
        `    ${own.dialect === DEFAULT_DIALECT ? '' : `--dialect ${own.dialect} `}--filter ${own.id}`,
      ],
    ],
  ])

const faultTopics = (): readonly Topic[] => {
  const written = new Map(writtenFaults().map((one) => [one.name, one]))
  return FAULTS.map(({ name, plane, does, receiver, parameters }) => ({
    name,
    explain: () =>
      renderRows(`${name} (fault)`, [
        ['does', does],
        ['plane', plane],
        ...text('why', written.get(name)?.why),
        ...text('source', written.get(name)?.source),
        [plane === 'api' ? 'a client' : 'a receiver', receiver],
        ...Object.entries(parameters).map(([key, parameter], index): ExplanationRow => [
          index === 0 ? 'takes' : '',
          parameterLine(key, parameter),
        ]),
        ['example', [`$ ${faultExample(name, plane, parameters)}`]],
      ]),
  }))
}

const assumptionTopics = (): readonly Topic[] =>
  writtenAssumptions().map((one) => ({
    name: one.id,
    explain: () =>
      renderRows(`${one.id} (assumption)`, [
        ['open', one.point],
        ['default', String(one.default)],
        ...text('alternatives', one.alternatives?.map(String).join(', ') || undefined),
        ...Object.entries(one.means ?? {}).map(([value, means]): ExplanationRow => ['', `${value}: ${means}`]),
        ['reason', one.reason],
        ...text('option', one.option),
        ...text('fixed because', one.noSwitch),
        ...(one.switch
          ? [['set it', `--assume ${one.id}=${String(one.alternatives?.[0] ?? one.default)}`] as const]
          : []),
      ]),
  }))

const defectTopics = (): readonly Topic[] =>
  DEFECTS.map(({ name, level, explanation, fix }) => ({
    name,
    explain: () =>
      renderRows(`${name} (defect of a receiver)`, [
        ['does', explanation],
        ['level', level],
        ['fix', fix],
        ['try it', [`$ mock-genesys receive --secret app-secret --defect ${name}`]],
      ]),
  }))

/** Returns everything that can be explained; a name shared by two kinds has two entries. */
export const topics = (): readonly Topic[] => [
  ...errorTopics(),
  ...requirementTopics(),
  ...faultTopics(),
  ...assumptionTopics(),
  ...defectTopics(),
]

/**
 * Explains an error code, a requirement, a fault, an assumption or a defect; names are case-insensitive.
 * @throws {MockError} `TOPIC_UNKNOWN`, with the nearest name
 */
export const explain = (name: string): string => {
  const all = topics()
  const found = all.filter((one) => one.name.toLowerCase() === name.toLowerCase())
  if (found.length > 0) return found.map((one) => one.explain()).join('\n')
  const meant = suggest(
    name,
    all.map((one) => one.name),
  )
  throw new MockError({
    code: 'TOPIC_UNKNOWN',
    message: `nothing to explain with the name "${name}"`,
    fix:
      meant === undefined
        ? 'pass an error code, a requirement (GWR-SIG-001), a fault, an assumption or a defect; see spec/errors.md'
        : `did you mean ${meant}?`,
  })
}
