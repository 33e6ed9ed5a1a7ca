import type { Command } from 'commander'
import { MockError } from '../kit/error.ts'
import { suggest } from '../kit/suggest.ts'
import { defaultTextOf, usageOf, variableOf, type HelpTopic, type Option, type Options } from './options/option.ts'

/** Width of the help, in columns. */
const COLUMNS = 80

/** Title of each group, and what its options are about, for groups that are not listed. */
const TOPICS: Readonly<Record<HelpTopic, { readonly title: string; readonly about: string }>> = {
  target: { title: 'Target', about: 'the receiver' },
  probes: { title: 'Probes and controls', about: 'how a run sees effects' },
  scenarios: { title: 'Scenarios', about: 'selection, exit code' },
  output: { title: 'Output', about: 'reports' },
  server: { title: 'Server', about: 'address, keys, memory' },
  faults: { title: 'Misbehavior', about: 'what it does wrong' },
  engine: { title: 'Engine', about: 'retries, clock, seed, assumptions' },
}

/** Commands with more options than this list engine options only in `help COMMAND engine`. */
const MAX_LISTED = 14

const optionsByCommand = new WeakMap<Command, Options>()

const topicOf = ({ topic }: Option): HelpTopic | undefined => topic

const briefOf = (option: Option): string => option.brief ?? option.help.replace(/;.*/s, '')

/** Returns the topics of options in the order of declaration; options without one come first. */
const topicsIn = (options: Options): readonly (HelpTopic | undefined)[] => {
  const topics = [...new Set(Object.values(options).map(topicOf))]
  return [...topics.filter((topic) => topic === undefined), ...topics.filter((topic) => topic !== undefined)]
}

const isHidden = (options: Options, { topic, isRare }: Option): boolean =>
  isRare === true || (topic === 'engine' && Object.keys(options).length > MAX_LISTED)

const wrapped = (text: string, columns: number, indent: string): string => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > columns) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines.join(`\n${indent}`)
}

/** Returns one line for each listed option of a group. */
const briefRows = (options: Options, topic: HelpTopic | undefined, width: number): readonly string[] =>
  Object.entries(options)
    .filter(([, option]) => topicOf(option) === topic && !isHidden(options, option))
    .map(([key, option]) => {
      const row = `  ${usageOf(key, option).padEnd(width)}  ${briefOf(option)}`
      const value = option.default === undefined ? undefined : defaultTextOf(option)
      const withDefault = `${row} (default ${value ?? ''})`
      return value === undefined || withDefault.length > COLUMNS ? row : withDefault
    })

const titleOf = (topic: HelpTopic | undefined): string => (topic === undefined ? 'Options' : TOPICS[topic].title)

/** Returns the line that points to options that are not listed, if there are any. */
const moreRows = (name: string, options: Options): readonly string[] => {
  const hidden = [...new Set(Object.values(options).flatMap((one) => (isHidden(options, one) ? [one.topic] : [])))]
  if (hidden.length === 0) return []
  const listed = hidden.flatMap((topic) => (topic === undefined ? [] : [`${topic} (${TOPICS[topic].about})`]))
  const text = `More: mock-genesys help ${name} TOPIC, where TOPIC is one of ${listed.join(', ')} or all`
  return ['', wrapped(text, COLUMNS, '  ')]
}

/** Returns the help of a command: groups of options, one line each. Rare options are in the help of their topic. */
const commandHelp = (command: Command, options: Options): string => {
  const width = Math.max(
    ...Object.entries(options)
      .filter(([, option]) => !isHidden(options, option))
      .map(([key, option]) => usageOf(key, option).length),
  )
  const groups = topicsIn(options).flatMap((topic) => {
    const rows = briefRows(options, topic, width)
    return rows.length === 0 ? [] : ['', `${titleOf(topic)}:`, ...rows]
  })
  return [
    `Usage: ${[command.parent?.name() ?? '', command.name(), command.usage()].join(' ').trim()}`,
    '',
    wrapped(command.description(), COLUMNS, ''),
    ...groups,
    ...moreRows(command.name(), options),
    '',
  ].join('\n')
}

/** Returns the full help of a topic's options, or of all: text, environment variable, default. */
export const topicHelp = (command: Command, topic: string): string => {
  const options = optionsByCommand.get(command) ?? {}
  const known = topicsIn(options).flatMap((one) => one ?? [])
  const chosen = Object.entries(options).filter(([, option]) => topic === 'all' || option.topic === topic)
  if (chosen.length === 0) {
    const names = [...known, 'all']
    const meant = suggest(topic, names)
    throw new MockError({
      code: 'TOPIC_UNKNOWN',
      message: `"${topic}" is not a help topic of ${command.name()}`,
      fix: meant === undefined ? `use one of ${names.join(', ')}` : `did you mean ${meant}?`,
    })
  }
  return chosen
    .map(([key, option]) => {
      const value = defaultTextOf(option)
      const rows = [option.help, `${variableOf(key)}${value === undefined ? '' : ` · default ${value}`}`]
      return [usageOf(key, option), ...rows.map((row) => `    ${wrapped(row, COLUMNS - 4, '    ')}`), ''].join('\n')
    })
    .join('\n')
}

/** Sets the help of a command's options. */
export const useOptionHelp = (command: Command, options: Options): void => {
  optionsByCommand.set(command, options)
  command.configureHelp({ formatHelp: (given) => commandHelp(given, options) })
}
