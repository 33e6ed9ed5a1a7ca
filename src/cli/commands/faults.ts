import type { Command } from 'commander'
import type { FaultInfo, Parameter } from '../../faults/fault.ts'
import { FAULTS } from '../../faults/registry.ts'
import { paintFor, type Paint } from '../paint.ts'

export const registerFaults = (program: Command): void => {
  program
    .command('faults')
    .description('Lists the faults you can inject.')
    .command('list')
    .description(
      'Lists every fault with its plane, parameters and effect, and how a correct receiver (or client) handles it.',
    )
    .option('--json', 'print them as a JSON array')
    .addHelpText(
      'after',
      '\nExample:\n' +
        '  $ mock-genesys faults list\n\n' +
        'In a scenario:\n' +
        '  - publish: STARTED\n' +
        '    faults: [{ fault: signature-value, value: sha1=00 }]\n' +
        'Once:\n' +
        '  $ mock-genesys send STARTED --target … --secret … --fault signature-value:value=sha1=00\n' +
        'Standing, in a running server:\n' +
        '  PUT /_mock/faults {"faults":[{"fault":"unsigned","probability":0.1}]}\n\n' +
        'Planes: plan (which deliveries are sent), message (the content of the request), wire (how its bytes are ' +
        'sent), api (responses of the emulated API; standing only).',
    )
    .action(({ json }: { json?: true }) => {
      const infos = FAULTS.map(({ name, plane, does, receiver, parameters }) => ({
        name,
        plane,
        does,
        receiver,
        parameters,
      }))
      process.stdout.write(
        json ? `${JSON.stringify(infos, null, 2)}\n` : describeFaults(infos, paintFor(process.stdout)),
      )
    })
}

/** Renders the output of `faults list`. */
export const describeFaults = (infos: readonly FaultInfo[], paint: Paint): string => {
  const width = Math.max(...infos.map(({ name }) => name.length))
  const texts = infos.map(({ name, plane, does, receiver, parameters }) =>
    [
      `${paint('bold', name.padEnd(width))}  ${plane.padEnd(7)}  ${does}`,
      ...Object.entries(parameters).map(([key, parameter]) => describeParameter(key, parameter)),
      `a correct ${plane === 'api' ? 'client' : 'receiver'} ${receiver}`,
    ]
      .map((row, index) => `${index === 0 ? row : `${' '.repeat(width + 11)}${paint('dim', row)}`}\n`)
      .join(''),
  )
  return (
    `${texts.join('')}\n` +
    'Message and wire faults also take attempts: 1, 1-2 or 3- ' +
    '(the attempts of a delivery they fire on; default all).\n'
  )
}

const describeParameter = (key: string, { kind, required, means, choices, least, most }: Parameter): string => {
  const range =
    least === undefined && most === undefined
      ? ''
      : ` from ${String(least ?? 0)}${most === undefined ? '' : ` to ${String(most)}`}`
  const form = choices === undefined ? `${kind.replace('-', ' ')}${range}` : choices.join(' | ')
  return `${key} (${form}${required ? ', required' : ''}): ${means}`
}
