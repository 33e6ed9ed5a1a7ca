import { expect, expectTypeOf, test } from 'vitest'
import type { FaultInput } from '../../src/faults/fault.ts'
import type { EventName } from '../../src/events/catalogue.ts'
import type { Resolved } from '../../src/cli/command-options.ts'
import { choice, count, duration, flag, port, text } from '../../src/cli/options/option-kinds.ts'
import type { load } from '../../src/cli/options/load.ts'
import { declareOptions } from '../../src/cli/options/option.ts'
import type { send } from '../../src/cli/options/send.ts'
import type { serve } from '../../src/cli/options/serve.ts'
import type { test as testOptions } from '../../src/cli/options/test.ts'

test('a switch is a boolean', () => {
  expectTypeOf<Resolved<typeof serve>['json']>().toEqualTypeOf<boolean>()
  expectTypeOf<Resolved<typeof testOptions>['strict']>().toEqualTypeOf<boolean>()
  expectTypeOf<Resolved<typeof testOptions>['level']>().toEqualTypeOf<'must' | 'should' | 'may'>()
})

test('an option with a default is never undefined, and one without can be', () => {
  expectTypeOf<Resolved<typeof serve>['port']>().toEqualTypeOf<number>()
  expectTypeOf<Resolved<typeof serve>['events']>().toEqualTypeOf<readonly EventName[] | 'all'>()
  expectTypeOf<Resolved<typeof testOptions>['policy']>().toEqualTypeOf<'reject' | 'ignore'>()
  expectTypeOf<Resolved<typeof load>['responseTimeout']>().toEqualTypeOf<number>()
  expectTypeOf<Resolved<typeof serve>['responseTimeout']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<Resolved<typeof serve>['target']>().toEqualTypeOf<string | undefined>()
})

test('a repeatable option is a list', () => {
  expectTypeOf<Resolved<typeof send>['fault']>().toEqualTypeOf<readonly FaultInput[]>()
  expectTypeOf<Resolved<typeof serve>['allowHost']>().toEqualTypeOf<readonly string[]>()
})

test('only options of the command can be read', () => {
  // @ts-expect-error serve has no such option
  expectTypeOf<Resolved<typeof serve>['rate']>().toBeAny()
  expectTypeOf<Parameters<Resolved<typeof serve>['explicit']['has']>[0]>().toEqualTypeOf<keyof typeof serve>()
})

test('a default has the type of its kind', () => {
  const right = declareOptions({
    port: { kind: port, help: 'port', default: 1 },
    mode: { kind: choice('a', 'b'), help: 'mode', default: 'a' },
    names: { kind: text, help: 'names', many: true, default: ['a'] },
    free: { kind: count, help: 'count', defaultText: 'any' },
  })
  const wrong = () => [
    // @ts-expect-error a text is no port
    declareOptions({ port: { kind: port, help: 'port', default: '1' } }),
    // @ts-expect-error not one of the choices
    declareOptions({ mode: { kind: choice('a', 'b'), help: 'mode', default: 'c' } }),
    // @ts-expect-error a list of texts
    declareOptions({ names: { kind: text, help: 'names', many: true, default: 'a' } }),
    // @ts-expect-error a default has its text from its value
    declareOptions({ wait: { kind: duration, help: 'wait', default: 1000, defaultText: '1s' } }),
    // @ts-expect-error a help is needed
    declareOptions({ quiet: { kind: flag } }),
  ]
  expect(Object.keys(right)).toEqual(['port', 'mode', 'names', 'free'])
  expect(wrong).toBeTypeOf('function')
})
