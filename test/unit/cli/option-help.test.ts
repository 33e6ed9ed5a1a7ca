import { Command } from 'commander'
import { expect, test } from 'vitest'
import { addOptions } from '../../../src/cli/command-options.ts'
import { topicHelp } from '../../../src/cli/option-help.ts'
import { COMMANDS } from '../../../src/cli/options/index.ts'
import { flagOf, type Options } from '../../../src/cli/options/option.ts'
import { asManyAsFit } from '../../../src/cli/options/fitting-names.ts'

const commandOf = (name: string, options: Options): Command =>
  addOptions(new Command('mock-genesys').command(name).description('Runs it.'), options)

const all = Object.entries<Options>(COMMANDS).map(([name, options]) => ({
  name,
  options,
  command: commandOf(name, options),
}))

test('the help of every command fits 80 columns, and that of test fits 40 lines before its examples', () => {
  for (const { name, command } of all) {
    const lines = command.helpInformation().split('\n')
    expect(lines.filter((line) => line.length > 80)).toEqual([])
    expect(lines.length, name).toBeLessThanOrEqual(name === 'test' ? 40 : 34)
  }
})

test('every option is listed in the help, or in the help of a topic that the help names', () => {
  for (const { name, options, command } of all) {
    const help = command.helpInformation()
    for (const [key, { topic }] of Object.entries(options)) {
      const isListed = new RegExp(`^ {2}${flagOf(key)}\\b`, 'm').test(help)
      if (!isListed)
        expect(help.replace(/\s+/g, ' '), `${name} ${key}`).toMatch(new RegExp(`More: .*\\b${topic ?? ''} \\(`))
      expect(topicHelp(command, 'all'), `${name} ${key}`).toContain(`${flagOf(key)}`)
    }
  }
})

test('the help of a topic has the full text, the variable and the default of each option', () => {
  const [tested] = all.filter(({ name }) => name === 'test')
  if (!tested) throw new Error('there is no command test')
  expect(topicHelp(tested.command, 'target')).toContain(
    '--ready-timeout <duration>\n    how long --start may take until the receiver is ready\n' +
      '    MOCK_GENESYS_READY_TIMEOUT · default 30s\n',
  )
  expect(() => topicHelp(tested.command, 'prebes')).toThrow(
    expect.objectContaining({ code: 'TOPIC_UNKNOWN', fix: 'did you mean probes?' }),
  )
})

test('names that do not fit a line of the help are left out', () => {
  expect(asManyAsFit(['one', 'two'])).toBe('one, two')
  const names = Array.from({ length: 20 }, (_, index) => `name-${String(index)}`)
  expect(asManyAsFit(names)).toBe('name-0, name-1, name-2, name-3, name-4, name-5, …')
  for (let count = 1; count <= 20; count++) expect(asManyAsFit(names.slice(0, count)).length).toBeLessThanOrEqual(50)
})
