import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { killsOf } from '../../src/scenario/judge/kills.ts'
import type { Run } from '../../src/scenario/model/result.ts'
import { playReference } from '../support/play-shipped.ts'

/** What failed, by level. */
const failedAt = ({ scenarios }: Run, level: string): readonly string[] =>
  scenarios.flatMap((one) => (one.verdict === 'failed' && one.level === level ? [one.id] : []))

/** The scenarios that a defect is known to fail under, without those that ask for a process of its own. */
const killersOf = (defect: string): ReadonlySet<string> =>
  new Set(
    killsOf('interactions')
      .find((one) => one.defect === defect)
      ?.kills.filter((file) => !/^(lifecycle|wire|resilience\/pro)/.test(file)),
  )

describe('at the default level', () => {
  test.each([
    'no-dedupe',
    'dedupes-by-interaction-only',
    'only-first-entity',
    'last-arrival-wins',
    'logs-secret-and-body',
    'accepts-missing-signature',
    'checks-only-digest-length',
    'leaks-expected-digest',
    'check-then-insert',
    'responds-with-500-to-duplicates',
    'responds-with-200-during-outage',
    'responds-with-202-to-large-bodies',
    'drops-finished-without-started',
    'merges-batch-into-one-interaction',
  ])(
    'a receiver that loses or duplicates events, accepts forgeries or leaks its secret fails a run: %s',
    async (defect) => {
      const killers = killersOf(defect)
      const run = await playReference({ defects: [defect], only: (file) => killers.has(file), bail: true })
      expect(failedAt(run, 'MUST')).not.toEqual([])
      expect(run.exitCode).toBe(1)
    },
  )

  test.each(['crashes-on-empty-entities', 'crashes-on-null-entity', 'crashes-on-missing-fields', 'accepts-any-method'])(
    'a receiver that could be hardened further fails no run: %s',

    async (defect) => {
      const killers = killersOf(defect)
      const run = await playReference({ defects: [defect], only: (file) => killers.has(file) })
      expect([...failedAt(run, 'SHOULD'), ...failedAt(run, 'MAY')]).not.toEqual([])
      expect(failedAt(run, 'MUST')).toEqual([])
      expect(run.exitCode).toBe(0)
    },
  )

  test('a receiver that responds with 400 to bodies without events fails no run', async () => {
    const run = await playReference({
      only: (file) => /^(payload\/(accepts|is-|processes-valid)|delivery\/processes|signature\/rejects-a)/.test(file),
      around: (next) => async (request) => {
        const body = await request.clone().text()
        const hasNone = request.headers.has('x-hub-signature') && !/"(?:e|\\u0065)vent" ?:/.test(body)
        return hasNone ? new Response('no event', { status: 400 }) : next(request)
      },
    })
    expect(failedAt(run, 'MUST')).toEqual([])
    expect(failedAt(run, 'SHOULD')).toEqual([])
    expect(failedAt(run, 'MAY')).toContain('payload/accepts-a-body-without-events#1')
    expect(run.exitCode).toBe(0)
  })

  test('a 500 for a bad signature breaks a SHOULD, and no MUST', async () => {
    const run = await playReference({
      defects: ['responds-with-500-to-bad-signatures'],
      only: (file) => file.startsWith('signature/'),
    })
    expect(failedAt(run, 'MUST')).toEqual([])
    expect(failedAt(run, 'SHOULD')).toContain('signature/rejects-a-missing-signature')
    expect(run.exitCode).toBe(0)
  })
})

describe('under digestText=base64', () => {
  const hexOf = (signature: string): string => {
    const digest = signature.replace(/^sha1=/, '')
    const bytes = Buffer.from(digest, 'base64')
    return bytes.length === 20 && bytes.toString('base64') === digest && signature.startsWith('sha1=')
      ? `sha1=${bytes.toString('hex')}`
      : 'sha1='
  }

  test('a receiver that accepts only base64 passes', async () => {
    const run = await playReference({
      assume: { digestText: 'base64' },
      only: (file) => file.startsWith('signature/') || file === 'delivery/tracks-the-state-of-an-interaction',
      around: (next) => (request) => {
        const given = request.headers.get('x-hub-signature')
        if (given === null) return next(request)
        const headers = new Headers(request.headers)
        headers.set('x-hub-signature', hexOf(given))
        return next(new Request(request, { headers }))
      },
    })
    expect(run.scenarios.flatMap(({ id, verdict }) => (verdict === 'passed' ? [] : [`${id} ${verdict}`]))).toEqual([])
    expect(run.exitCode).toBe(0)
  })

  test('padding is not part of a digest', () => {
    const digest = createHmac('sha1', 'app-secret').update('{}').digest('base64')
    expect(hexOf(`sha1=${digest}`)).toBe('sha1=18fe6cec23771c3dff7822497dccc1873528d436')
    expect(hexOf(`sha1=${digest.replace(/=$/, '')}`)).toBe('sha1=')
  })
})
