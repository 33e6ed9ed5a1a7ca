import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { inSequence } from '../support/in-sequence.ts'

const faults = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), 'faults', ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status, stdout, stderr }
}

test('the list shows what each fault does and what a correct receiver does', () => {
  const { status, stdout, stderr } = faults('list')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(
    inSequence(
      /^unsigned +message +sends no signature header\n/,
      / +a correct receiver rejects it: the signature is not valid\n/,
    ),
  )
  expect(stdout).toMatch(
    /\n +times \(whole number from 1 to 16384\): how many times the value is repeated; default 1\n/,
  )
  expect(stdout).toMatch(/\n +name \(text, required\): its name\n/)
  expect(stdout).toContain('attempts: 1, 1-2 or 3-')
  expect(stdout).toMatch(/^duplicate +plan +delivers /m)
  expect(stdout).toMatch(/^api-outage +api +closes every connection without processing the call\n +a correct client /m)
})

test('programs get an array with the same faults in the same order', () => {
  const { status, stdout } = faults('list', '--json')
  expect(status).toBe(0)
  const infos = JSON.parse(stdout) as readonly {
    name: string
    plane: string
    does: string
    receiver: string
    parameters: object
  }[]
  expect(infos[0]).toEqual({
    name: 'unsigned',
    plane: 'message',
    does: 'sends no signature header',
    receiver: 'rejects it: the signature is not valid',
    parameters: {},
  })
  const listed = faults('list').stdout
  expect(
    infos
      .map(({ name }) => listed.search(new RegExp(`^${name} `, 'm')))
      .every((at, index, all) => at >= 0 && at > (all[index - 1] ?? -1)),
  ).toBe(true)
  for (const info of infos) expect(Object.keys(info)).toEqual(['name', 'plane', 'does', 'receiver', 'parameters'])
})

test('a misspelled subcommand is a usage error', () => {
  expect(faults('lst')).toMatchObject({ status: 2, stdout: '' })
})

test('send fires faults, and prints them', () => {
  const send = (...args: string[]) => sendUnder({}, ...args)
  const sendUnder = (environment: Readonly<Record<string, string>>, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        resolve('dist/cli.js'),
        'send',
        'STARTED',
        '--target',
        'http://127.0.0.1:1/',
        '--secret',
        's',
        '--retry-attempts',
        '0',
        ...args,
      ],
      { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', ...environment } },
    )
    return { status, stdout, stderr }
  }
  const sent = send('--fault', 'duplicate:copies=2', '--fault', 'signature-value:value=sha1=00,attempts=1')
  expect(sent.stdout.match(/STARTED +\S+ attempt 1 {2}fault signature-value/g)).toHaveLength(2)
  expect(sent.stdout).toMatch(/STARTED +\S+ fault duplicate/)
  expect(
    sendUnder({ MOCK_GENESYS_FAULT: 'duplicate;signature-value:value=sha1=00,attempts=1' }).stdout.match(
      /fault signature-value/g,
    ),
  ).toHaveLength(2)
  expect(send('--fault', 'drop')).toMatchObject({
    status: 1,
    stderr: '',
    stdout: expect.stringContaining('canceled after 0 attempts: dropped by a fault') as string,
  })
  expect(send('--fault', 'unsignd')).toMatchObject({
    status: 2,
    stderr: 'error FAULT_UNKNOWN: --fault: "unsignd" is not a fault\n  fix: did you mean "unsigned"?\n',
  })
})
