import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect, test } from 'vitest'

const SRC = join(import.meta.dirname, '../../src')

/** Which folder may import from which; `type:` means types alone. Top-level files of src/ are folders of their own name. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  clock: ['contract'],
  events: ['contract', 'clock'],
  dialects: ['contract', 'clock', 'events'],
  subscriptions: ['contract', 'events', 'type:dialects'],
  store: ['contract', 'clock', 'type:events', 'type:subscriptions', 'type:delivery'],
  faults: ['contract', 'clock', 'events', 'dialects', 'type:delivery', 'type:subscriptions'],
  delivery: ['contract', 'clock', 'events', 'dialects', 'subscriptions', 'store', 'faults'],
  core: ['contract', 'clock', 'events', 'dialects', 'subscriptions', 'store', 'delivery', 'faults'],
  server: ['contract', 'clock', 'events', 'dialects', 'subscriptions', 'store', 'delivery', 'core'],
  receiver: ['contract', 'clock', 'dialects', 'type:events'],
  mock: ['core', 'server', 'contract'],
  load: ['contract', 'clock', 'core', 'type:delivery', 'type:store'],
  scenario: [
    'contract',
    'clock',
    'events',
    'dialects',
    'subscriptions',
    'store',
    'delivery',
    'faults',
    'core',
    'server',
    'mock',
  ],
  reporters: ['contract', 'type:scenario', 'type:delivery', 'type:dialects'],
  harness: ['contract', 'scenario', 'reporters'],
  // The page knows the mock by its public control API alone.
  dashboard: ['type:contract'],
  // Of the page a terminal shares the readings of the journal, which know neither browser nor server.
  cli: [
    'dashboard',
    'contract',
    'clock',
    'events',
    'dialects',
    'subscriptions',
    'store',
    'delivery',
    'faults',
    'core',
    'server',
    'receiver',
    'mock',
    'load',
    'scenario',
    'reporters',
    'harness',
  ],
  index: [
    'mock',
    'harness',
    'type:scenario',
    'type:reporters',
    'contract',
    'clock',
    'events',
    'dialects',
    'subscriptions',
    'store',
    'delivery',
    'core',
  ],
  msw: ['mock'],
  vitest: ['harness', 'scenario', 'reporters', 'contract'],
}

const layerOf = (path: string): string => path.split('/')[0]?.replace(/\.ts$/, '') ?? ''

/** Every import of a file, with whether it brings types alone. */
const importsOf = (text: string): { from: string; typeOnly: boolean }[] =>
  [
    ...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"](\.[^'"]+)['"]/gm),
    ...text.matchAll(/()import\(\s*['"](\.[^'"]+)['"]\s*\)/g),
  ].map(([, type, from]) => ({ from: from ?? '', typeOnly: type?.trim() === 'type' }))

const violations = (file: string, text: string): string[] => {
  const layer = layerOf(file)
  const allowed = ALLOWED[layer]
  if (!allowed) return [`${file}: the folder "${layer}" has no row in the table of layers`]
  return importsOf(text).flatMap(({ from, typeOnly }) => {
    const target = layerOf(normalize(join(dirname(file), from)))
    if (target === layer || allowed.includes(target) || (typeOnly && allowed.includes(`type:${target}`))) return []
    return [
      `${file} imports ${from}: ${layer} may import ${allowed.join(', ') || 'nothing of ours'}, and so not ${target}`,
    ]
  })
}

test('imports point one way', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.includes('generated'),
  )
  expect(files.length).toBeGreaterThan(20)
  expect(
    files.flatMap((file) => violations(relative(SRC, join(SRC, file)), readFileSync(join(SRC, file), 'utf8'))),
  ).toEqual([])
})

test('an import against the arrows is named with the reason', () => {
  expect(
    violations('clock/clock.ts', "import { a } from '../store/store.ts'\nimport type { b } from '../delivery/x.ts'"),
  ).toEqual([
    'clock/clock.ts imports ../store/store.ts: clock may import contract, and so not store',
    'clock/clock.ts imports ../delivery/x.ts: clock may import contract, and so not delivery',
  ])
  expect(violations('store/store.ts', "import { a } from '../delivery/x.ts'")).toHaveLength(1)
  expect(violations('store/store.ts', "import type { a } from '../delivery/x.ts'")).toEqual([])
})
