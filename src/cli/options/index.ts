import { demo } from './demo.ts'
import { init } from './init.ts'
import { load } from './load.ts'
import type { Options } from './option.ts'
import { receive } from './receive.ts'
import { send } from './send.ts'
import { serve } from './serve.ts'
import { sign } from './sign.ts'
import { test } from './test.ts'
import { verify } from './verify.ts'

/** The options of all commands that read the environment and the config file. */
export const COMMANDS = { serve, send, receive, test, load, sign, verify, init, demo } as const satisfies Readonly<
  Record<string, Options>
>

const declared = Object.values<Options>(COMMANDS).flatMap((options) => Object.entries(options))

/** The keys of all options, in the order of declaration. */
export const OPTION_KEYS: readonly string[] = [...new Set(declared.map(([key]) => key))]

/** Keys whose values are never a secret or free text, so that errors may quote them. */
export const OPEN_KEYS: ReadonlySet<string> = new Set(
  OPTION_KEYS.filter((key) => declared.every(([one, { kind }]) => one !== key || kind.isOpen)),
)
