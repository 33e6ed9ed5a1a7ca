import { Command } from 'commander'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addOptions, resolveOptions } from '../../../src/cli/command-options.ts'
import { loadConfig } from '../../../src/cli/config.ts'
import { COMMANDS, OPEN_KEYS, OPTION_KEYS } from '../../../src/cli/options/index.ts'
import { defaultTextOf, usageOf, variableOf, type Options } from '../../../src/cli/options/option.ts'
import { serve } from '../../../src/cli/options/serve.ts'
import { flagsToRerun } from '../../../src/cli/rerun-flags.ts'

const CLI = join(import.meta.dirname, '../../../src/cli')
const declared = Object.entries<Options>(COMMANDS).flatMap(([command, options]) =>
  Object.entries(options).map(([key, option]) => ({ command, key, option })),
)

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mock-genesys-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const configFile = (text: string): string => {
  const file = join(folder, 'config.yaml')
  writeFileSync(file, text)
  return file
}

const serveWith = (...args: string[]) => {
  const command = addOptions(new Command(), serve)
  command.parse(args, { from: 'user' })
  return resolveOptions(command.opts(), serve)
}

test('the config file accepts every option that a command declares', async () => {
  const { values } = await loadConfig(configFile(OPTION_KEYS.map((key) => `${key}: x\n`).join('')))
  expect(Object.keys(values)).toEqual([...OPTION_KEYS])
  expect(OPTION_KEYS.length).toBeGreaterThan(60)
})

test('every command that reads options is in the index', () => {
  const commands = readdirSync(join(CLI, 'commands')).filter((file) =>
    readFileSync(join(CLI, 'commands', file), 'utf8').includes('resolveOptions('),
  )
  expect(Object.keys(COMMANDS).sort()).toEqual(commands.map((file) => file.replace(/\.ts$/, '')).sort())
})

test('the options of all commands are loaded only to read a config file', () => {
  const texts = readdirSync(CLI, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('config/'))
    .map((file) => ({ file, text: readFileSync(join(CLI, file), 'utf8') }))
  const early = /^(?:import (?!type )|\} from ).*(?:options\/index|config\/read-config)\.ts'/m
  expect(texts.filter(({ text }) => early.test(text)).map(({ file }) => file)).toEqual([])
  expect(texts.filter(({ text }) => text.includes("await import('./config/read-config.ts')")).length).toBe(1)
})

test('a command has no default besides those that its options declare', () => {
  const commands = readdirSync(join(CLI, 'commands'))
    .map((file) => ({ file, text: readFileSync(join(CLI, 'commands', file), 'utf8') }))
    .filter(({ text }) => text.includes('resolveOptions('))
  const twice = commands.flatMap(({ file, text }) =>
    [
      ...text.matchAll(/\?\?=?\s*(?:['"`[\d-]|true\b|false\b).*/g),
      ...text.matchAll(/\{[^{}]*\b\w+ = (?:['"`[\d]|true\b|false\b)[^{}]*\} = await resolveOptions.*/g),
    ].map(([found]) => `${file}: ${found}`),
  )
  expect(twice).toEqual([])
})

test('each default parses to itself', () => {
  for (const { key, option } of declared) {
    const { kind, default: value, many } = option
    if (value === undefined || many) continue
    expect(kind.parse(kind.write(value)), key).toEqual(value)
  }
})

test('the help shows defaults as they are typed', () => {
  expect(
    Object.fromEntries(
      declared.flatMap(({ command, key, option }) =>
        option.default === undefined ? [] : [[`${command} ${key}`, defaultTextOf(option)]],
      ),
    ),
  ).toEqual({
    'serve host': '127.0.0.1',
    'serve port': '8484',
    'serve events': 'STARTED,FINISHED',
    'serve retain': '64mb',
    'serve clock': 'real',
    'send selfUriBase': 'http://127.0.0.1:8484',
    'send clock': 'real',
    'receive host': '127.0.0.1',
    'receive port': '8485',
    'receive policy': 'reject',
    'test readyTimeout': '30s',
    'test level': 'must',
    'test policy': 'reject',
    'test bodies': 'clipped',
    'test concurrency': '8',
    'test clock': 'auto',
    'test assumptions': 'default',
    'load rate': '50/s',
    'load duration': '10s',
    'load concurrency': '1000',
    'load retryPolicy': 'none',
    'load responseTimeout': '10s',
    'sign dialect': 'interactions',
    'init target': 'http://127.0.0.1:3000/webhook',
    'init policy': 'reject',
    'init ci': 'github',
    'demo clock': 'real',
  })
})

test('the flag and the environment variable are derived from the key', () => {
  expect(usageOf('retryAttempts', COMMANDS.serve.retryAttempts)).toBe('--retry-attempts <n>')
  expect(usageOf('maxP99', COMMANDS.load.maxP99)).toBe('--max-p99 <duration>')
  expect(usageOf('strict', COMMANDS.test.strict)).toBe('--strict')
  expect(variableOf('selfUriBase')).toBe('MOCK_GENESYS_SELF_URI_BASE')
})

test('an option that is named like a credential is a secret, and no secret is quoted', () => {
  const secrets = new Set(declared.filter(({ option }) => option.kind.isSecret).map(({ key }) => key))
  expect([...secrets].sort()).toEqual(['apiKey', 'controlToken', 'secondSecret', 'secret'])
  for (const key of OPTION_KEYS) expect(secrets.has(key), key).toBe(/secret|token|key$/i.test(key))
  for (const key of [...secrets, 'target', 'start', 'control', 'interaction', 'signature', 'path', 'assume'])
    expect(OPEN_KEYS.has(key), key).toBe(false)
})

test('a flag wins over the environment, which wins over the config file, which wins over the default', async () => {
  const file = configFile('port: 1\nhost: file.test\nretain: 1mb\njson: true\nallowTarget: [a.test, b.test]\n')
  vi.stubEnv('MOCK_GENESYS_PORT', '2')
  vi.stubEnv('MOCK_GENESYS_HOST', 'environment.test')
  vi.stubEnv('MOCK_GENESYS_ALLOW_HOST', 'c.test,d.test')
  const given = await serveWith('--config', file, '--port', '3')
  expect(given).toMatchObject({
    port: 3,
    host: 'environment.test',
    retain: 1_048_576,
    json: true,
    insecure: false,
    clock: 'real',
    allowTarget: ['a.test', 'b.test'],
    allowHost: ['c.test', 'd.test'],
    assume: [],
    seed: undefined,
  })
  expect([...given.explicit].sort()).toEqual(['allowHost', 'allowTarget', 'host', 'json', 'port', 'retain'])
})

test('a wrong value is reported with the flag, variable or line that gave it', async () => {
  await expect(serveWith('--retry-timeout', '10')).rejects.toThrow('--retry-timeout: "10" is not a duration')
  vi.stubEnv('MOCK_GENESYS_RETRY_ATTEMPTS', 'many')
  await expect(serveWith()).rejects.toThrow('MOCK_GENESYS_RETRY_ATTEMPTS: "many" is not a whole number')
  vi.unstubAllEnvs()
  await expect(serveWith('--config', configFile('retain: canary'))).rejects.toThrow(
    /config\.yaml:1:1: retain: "\*\*\*" is not a size/,
  )
})

test('the command that reruns a scenario has the options that change it, and variables in place of secrets', () => {
  const switches: readonly string[] = ['strict', 'noPreflight']
  const given = Object.fromEntries(OPTION_KEYS.map((key) => [key, switches.includes(key) ? true : 'x']))
  const flags = flagsToRerun({ config: 'x', ...given }, [])
  expect(flags).toEqual([
    '--secret "$MOCK_GENESYS_SECRET"',
    '--second-secret "$MOCK_GENESYS_SECOND_SECRET"',
    '--config x',
    '--dialect x',
    '--start x',
    '--ready x',
    '--ready-timeout x',
    '--probe-processed x',
    '--probe-state x',
    '--probe-details x',
    '--probe-command x',
    '--probe-log x',
    '--control x',
    '--control-command x',
    '--second-target x',
    '--no-preflight',
    '--level x',
    '--stack x',
    '--strict',
    '--response-timeout x',
    '--retry-policy x',
    '--retry-attempts x',
    '--retry-timeout x',
    '--clock x',
    '--assume x',
    '--insecure x',
  ])
})

test('the command that reruns a scenario names a secret from the environment, and none from the config file', () => {
  expect(flagsToRerun({}, [])).toEqual([])
  vi.stubEnv('MOCK_GENESYS_SECRET', 'app-secret')
  expect(flagsToRerun({}, [])).toEqual(['--secret "$MOCK_GENESYS_SECRET"'])
  vi.unstubAllEnvs()
})

test('a secret within another option of the command becomes its variable', () => {
  const secrets = [{ variable: 'MOCK_GENESYS_SECRET', value: 'app-secret' }]
  expect(flagsToRerun({ start: 'SECRET=app-secret node receiver.js' }, secrets)).toEqual([
    `--start SECRET="$MOCK_GENESYS_SECRET"' node receiver.js'`,
  ])
})
