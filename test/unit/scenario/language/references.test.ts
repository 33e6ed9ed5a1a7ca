import { expect, test } from 'vitest'
import { fillReferences } from '../../../../src/scenario/language/references.ts'

const fill = (text: string): string => fillReferences(text, (name, member) => `<${name} ${member}>`)

test('each reference is filled in once, and its value is not filled in again', () => {
  expect(fill('${first.eventId}')).toBe('<first eventId>')
  expect(fill('a ${a-1.interactionId}${b_2.selfUri} z')).toBe('a <a-1 interactionId><b_2 selfUri> z')
  expect(fillReferences('${a.eventId}', () => '${a.eventId} $& $1')).toBe('${a.eventId} $& $1')
})

test('a doubled dollar sign before a brace is an escaped one', () => {
  expect(fill('$${first.eventId}')).toBe('${first.eventId}')
  expect(fill('$$${first.eventId}')).toBe('$${first.eventId}')
  expect(fill('$${a} ${a.eventId} $${')).toBe('${a} <a eventId> ${')
})

test('any other text is unchanged', () => {
  for (const text of ['', '$', '$$', '$ {', '{first.eventId}', '$first.eventId', '${first}', '${'])
    expect(fill(text)).toBe(text)
})
