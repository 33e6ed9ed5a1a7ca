import { closeSync, existsSync, openSync } from 'node:fs'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { MockError } from '../../kit/error.ts'
import { accepted } from '../answer.ts'
import { Claims } from '../claims.ts'
import { understood } from '../flow.ts'
import { effectLine } from '../store.ts'
import type { Defect } from './defect.ts'

/** Long enough for a crash to come in between, in milliseconds. */
const WHILE_MS = 200

/** Receivers that a crash, a restart or a broken connection brings to light; what they keep is kept by `--store`. */
export const crashDefects: readonly Defect[] = [
  {
    name: 'dedupes-in-memory',
    number: '52',
    explanation:
      'keeps what took effect in its database, and what it has seen in memory, so that a redelivery after a restart takes effect again',
    fix: 'keep the pair of event and interaction id under a unique key in the database',
    apply: (behaviour) => {
      const claims = new Claims()
      return { ...behaviour, claim: (key) => claims.claim(key) }
    },
  },
  {
    name: 'marks-in-its-database-after-answering',
    number: '+42',
    explanation: 'writes down that an event was seen only after it has answered, so that a crash in between doubles it',
    fix: 'write the effect and the mark in one transaction, before answering',
    apply: (behaviour) => {
      const { effects, store, later, pause } = behaviour.surroundings
      return {
        ...behaviour,
        record: (heard, steps, key) => {
          effects.record(heard, steps.transition)
          store.append(effectLine(heard, effects.state(heard.id)))
          if (key === undefined) return
          later(async () => {
            await pause(WHILE_MS)
            store.append({ kind: 'mark', key })
          })
        },
      }
    },
  },
  {
    name: 'marks-in-its-database-before-the-work',
    number: '+43',
    explanation: 'writes down that an event was seen before its effect, so that a crash in between loses it',
    fix: 'write the effect and the mark in one transaction',
    apply: (behaviour) => ({
      ...behaviour,
      record: async (heard, steps, key) => {
        const { store, pause } = steps.surroundings
        if (key !== undefined) store.append({ kind: 'mark', key })
        await pause(WHILE_MS)
        await behaviour.record(heard, steps, key)
      },
    }),
  },
  {
    name: 'works-after-answering',
    number: '89',
    explanation: 'answers first and works from a queue in memory, so that a crash loses what it has answered 200 to',
    fix: 'write the delivery down before answering, and go through what is left at the next start',
    apply: (behaviour) => ({
      ...behaviour,
      handle: async (visit, steps) => {
        const payload = understood(visit, steps)
        if (!payload || steps.outage(visit, steps)) return behaviour.handle(visit, steps)
        visit.payload = payload
        steps.surroundings.later(async () => {
          await steps.surroundings.pause(WHILE_MS)
          await behaviour.handle(visit, steps)
        })
        return accepted(payload.heard.flatMap(({ id }) => (id === undefined ? [] : [id])))
      },
    }),
  },
  {
    name: 'stores-now-and-then',
    number: '+44',
    explanation: 'has the effect in memory and writes it down some time after its answer, so that a crash loses it',
    fix: 'write the effect down, and see that it is written, before answering',
    apply: (behaviour) => {
      const { effects, store, later, pause } = behaviour.surroundings
      return {
        ...behaviour,
        record: (heard, steps, key) => {
          effects.record(heard, steps.transition)
          const line = effectLine(heard, effects.state(heard.id), key)
          later(async () => {
            await pause(WHILE_MS)
            store.append(line)
          })
        },
      }
    },
  },
  {
    name: 'forgets-all-at-a-restart',
    number: '+45',
    explanation: 'keeps in memory what took effect, so that a restart forgets it',
    fix: 'keep it in a database',
    apply: (behaviour) => ({
      ...behaviour,
      record: (heard, steps) => {
        behaviour.surroundings.effects.record(heard, steps.transition)
      },
    }),
  },
  {
    name: 'does-not-start-after-a-crash',
    number: '+46',
    explanation: 'leaves a lock file behind when it is killed, and does not start while there is one',
    fix: 'see whether the process that the lock names still runs, or use a lock that ends with the process',
    apply: (behaviour) => {
      const { path } = behaviour.surroundings.store
      if (path === undefined) return behaviour
      const lock = `${path}.running`
      if (existsSync(lock))
        throw new MockError({
          code: 'STORE_IN_USE',
          message: `there is a lock ${lock}`,
          fix: 'this defect does not look whether anyone holds it',
        })
      closeSync(openSync(lock, 'wx'))
      return behaviour
    },
  },
  {
    name: 'slow-to-warm-up',
    number: '+47',
    explanation: 'connects and compiles with the first delivery after a start, which it answers only after 11 seconds',
    fix: 'do that before listening',
    apply: (behaviour) => {
      let warm: Promise<void> | undefined
      return {
        ...behaviour,
        flow: async (visit, steps) => {
          await (warm ??= steps.surroundings.pause(11_000))
          return behaviour.flow(visit, steps)
        },
      }
    },
  },
  {
    name: 'leaks-sockets-of-aborted-requests',
    number: '91',
    explanation:
      'opens a socket for each request, and closes it only once it has answered, which never comes for a request that broke off',
    fix: 'close what a request has opened in a finally, and when its connection closes',
    apply: (behaviour) => ({
      ...behaviour,
      readBody: async (request) => {
        const socket = createSocket('udp4')
        socket.bind(0, '127.0.0.1')
        await once(socket, 'listening')
        socket.unref()
        const read = await behaviour.readBody(request)
        if (read instanceof Uint8Array) socket.close()
        return read
      },
    }),
  },
]
