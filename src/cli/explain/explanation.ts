import type { Parameter } from '../../faults/fault.ts'
import { EXAMPLE_TARGET } from '../options/example-target.ts'

/** A row of an explanation: its label, and its text, which is wrapped unless given as lines. */
export type ExplanationRow = readonly [label: string, text: string | readonly string[]]

/** The longest line of an explanation, in columns. */
const MAX_COLUMNS = 100

const LABEL_COLUMNS = 12

/** Wraps a line between words to a width in columns; longer words stay whole. */
const wrapped = (line: string, columns: number): readonly string[] => {
  const lines: string[] = []
  for (const word of line.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > columns) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

/** Renders an explanation: a title, and labels with texts. */
export const renderRows = (title: string, rows: readonly ExplanationRow[]): string =>
  [
    title,
    ...rows.flatMap(([label, text]) =>
      (typeof text === 'string' ? wrapped(text, MAX_COLUMNS - 2 - LABEL_COLUMNS) : text).map((line, index) =>
        `  ${(index === 0 ? label : '').padEnd(LABEL_COLUMNS)}${line}`.trimEnd(),
      ),
    ),
    '',
  ].join('\n')

const rangeOf = ({ least, most }: Parameter): string => {
  if (least === undefined && most === undefined) return ''
  return most === undefined ? `, at least ${String(least)}` : `, ${String(least ?? 0)} to ${String(most)}`
}

/** Returns one line about a parameter of a fault: `every  duration, required: pause between chunks`. */
export const parameterLine = (key: string, parameter: Parameter): string => {
  const { kind, choices, required, means } = parameter
  const form = choices === undefined ? kind.replace('-', ' ') : `one of ${choices.join(', ')}`
  return `${key} (${form}${rangeOf(parameter)}${required ? ', required' : ''}): ${means}`
}

/** Returns an example value of a parameter. */
const sampleOf = ({ kind, choices, least }: Parameter): string | number => {
  if (choices !== undefined) return choices[0] ?? ''
  switch (kind) {
    case 'duration':
      return '500ms'
    case 'whole-number':
      return Math.max(least ?? 0, 1)
    default:
      return 'text'
  }
}

/** Returns a command that demonstrates a fault. */
export const faultExample = (name: string, plane: string, parameters: Readonly<Record<string, Parameter>>): string => {
  const required = Object.entries(parameters).filter(([, parameter]) => parameter.required)
  if (plane === 'api') {
    const entry = { fault: name, ...Object.fromEntries(required.map(([key, one]) => [key, sampleOf(one)])) }
    return (
      "curl -X PUT http://127.0.0.1:8484/_mock/faults -H 'content-type: application/json' " +
      `-d '${JSON.stringify({ faults: [entry] })}'`
    )
  }
  const given = required.map(([key, one]) => `${key}=${String(sampleOf(one))}`).join(',')
  const fault = given === '' ? name : `'${name}:${given}'`
  return `mock-genesys send STARTED --target ${EXAMPLE_TARGET} --secret app-secret --fault ${fault}`
}
