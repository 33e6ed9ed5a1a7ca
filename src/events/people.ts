import { createRequire } from 'node:module'
import type { Faker } from '@faker-js/faker'
import type { Assumptions } from '../contract/assumptions.ts'
import type { Person } from './interaction.ts'
import type { Random } from './random.ts'

const LOCALES = ['en', 'de', 'fr', 'es', 'pl', 'ja', 'ar'] as const

/** One source of random values for all locales, set before each draw. Faker calls its methods unbound. */
const pointAt = { random: undefined as Random | undefined }
const randomizer = { next: (): number => pointAt.random?.next() ?? 0, seed: (): void => undefined }

let loaded: readonly Faker[] | undefined

/**
 * Loads the names of seven languages on first use (about 90 ms, once); STARTED and FINISHED never need them.
 */
const load = (): readonly Faker[] => {
  if (loaded) return loaded
  const require = createRequire(import.meta.url)
  const { Faker } = require('@faker-js/faker') as typeof import('@faker-js/faker')
  loaded = LOCALES.map((locale) => {
    const { faker } = require(`@faker-js/faker/locale/${locale}`) as { faker: Faker }
    return new Faker({ locale: faker.rawDefinitions, randomizer })
  })
  return loaded
}

const drawFaker = (random: Random): Faker => {
  const [first, ...rest] = load()
  pointAt.random = random
  if (!first) throw new TypeError('no locale is loaded')
  return rest[random.int(0, rest.length * 2)] ?? first
}

const AGENT_ROLES = [
  ['Agent'],
  ['Agent'],
  ['TeamLead', 'Agent'],
  ['Admin', 'TeamLead', 'SystemAdmin', 'Agent'],
] as const

/**
 * Returns a customer: a name in one of seven languages, and, each sometimes null, an email address at example.com and a
 * phone number from the range reserved for fiction. Assumption: `personForm`.
 */
export const makeRequester = (random: Random, assume: Assumptions): Person => {
  const faker = drawFaker(random)
  return {
    id: random.uuid(),
    name: faker.person.fullName(),
    email: random.next() < 0.8 ? `customer.${random.hex(6)}@example.com` : null,
    phone: random.next() < 0.6 ? `+1202555${String(random.int(100, 199)).padStart(4, '0')}` : null,
    ...(assume.personForm === 'older' ? { roles: ['Enduser'] } : { roles: [], user_type: 'Contact' }),
  }
}

/** Returns an agent of the contact center. Assumption: `personForm`. */
export const makeAgent = (random: Random, assume: Assumptions): Person => {
  const faker = drawFaker(random)
  const person = {
    id: random.uuid(),
    name: faker.person.fullName(),
    email: `agent.${random.hex(4)}@example.org`,
    phone: random.next() < 0.5 ? `+4520${String(random.int(100_000, 999_999))}` : null,
  }
  const roles = AGENT_ROLES[random.int(0, AGENT_ROLES.length - 1)] ?? AGENT_ROLES[0]
  return assume.personForm === 'older' ? { ...person, roles } : { ...person, roles: [], user_type: 'Member' }
}
