import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface RunningReceiver extends AsyncDisposable {
  /** With a slash at the end. */
  readonly url: string
}

export type ReceiverName = keyof typeof COMMANDS

const COMMANDS = {
  python: ['python3', 'test/support/receivers/python_receiver.py', '0'],
  express: [process.execPath, 'test/support/receivers/express_receiver.js', '0'],
} as const

export const RECEIVER_NAMES = Object.keys(COMMANDS) as readonly ReceiverName[]

/** Starts a correct receiver that is not built on this project's code. */
export const startGoodReceiver = async (
  name: ReceiverName,
  {
    secret,
    policy = 'reject',
    controls = false,
  }: { readonly secret: string; readonly policy?: 'reject' | 'ignore'; readonly controls?: boolean },
): Promise<RunningReceiver> => {
  const [command, ...args] = COMMANDS[name]
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', secret === '' ? 'ignore' : 'inherit'],
    env: {
      PATH: process.env.PATH,
      RECEIVER_SECRET: secret,
      RECEIVER_POLICY: policy,
      ...(controls && { RECEIVER_CONTROLS: '1' }),
    },
  })
  const [port] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'close').then(() => Promise.reject(new Error(`the ${name} receiver ended before it was ready`))),
  ])) as [string]
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      child.kill()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
    },
  }
}
