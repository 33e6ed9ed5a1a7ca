import { element } from '../parts/element.ts'
import { EVENTS, SECTIONS, SIGNATURES } from '../generated/dialects.ts'
import { block, disclosure } from './prose.ts'
import { exampleText, type WireExamples } from './wire-examples.ts'

const KEYS = { utf8: 'the text of the secret', hex: 'the secret, decoded from hexadecimal' } as const
const ENCODINGS = { hex: 'hexadecimal digits', base64: 'base64' } as const

/** Shows what a receiver gets from each system: how it is signed, and one event as sent. */
export const systemsView = ({ secrets, events }: WireExamples): HTMLElement =>
  element(
    'div',
    { class: 'group systems', id: 'systems' },
    element('h2', {}, 'What your receiver gets'),
    ...SECTIONS.map(({ dialect, title, about }) => {
      const { header, hash, key, encoding, timed, value } = SIGNATURES[dialect]
      const [first] = EVENTS[dialect]
      const example = events[first]
      return element(
        'section',
        { class: 'system', 'aria-label': title },
        element('h3', {}, title),
        element('p', {}, about),
        element(
          'p',
          {},
          'Signature: ',
          element('code', {}, `${header}: ${value}`),
          `. The digest is HMAC-${hash.toUpperCase()} over ${timed ? 'the time, a dot and ' : ''}the raw body, ` +
            `in ${ENCODINGS[encoding]}; the key is ${KEYS[key]}.`,
        ),
        ...(example
          ? [
              disclosure([`Signed example: ${first}`], () => [
                element(
                  'p',
                  { class: 'quiet' },
                  'Signed with the secret ',
                  element('code', {}, secrets[dialect] ?? ''),
                ),
                block(`Signed example of ${title}`, exampleText(example)),
              ]),
            ]
          : []),
      )
    }),
  )
