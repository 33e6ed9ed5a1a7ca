import { element } from '../parts/element.ts'
import type { Operation } from './operations.ts'
import { block, disclosure, prose } from './prose.ts'
import { sampleOf } from './sample.ts'
import { memberView, schemaView } from './schema-view.ts'
import type { Content } from './spec.ts'
import { tryForm } from './try-form.ts'
import { exampleText, type WireExamples } from './wire-examples.ts'

/** One operation: its heading opens its description, which is created on first use. */
export class OperationView {
  readonly operation: Operation
  readonly element: HTMLElement
  readonly #body = element('div', { class: 'operation-details', hidden: '' })
  readonly #button: HTMLButtonElement
  readonly #examples: WireExamples
  #made = false

  constructor(operation: Operation, examples: WireExamples) {
    this.#examples = examples
    const { id, method, path, summary, api } = operation
    this.operation = operation
    this.#button = element(
      'button',
      { type: 'button', 'aria-expanded': 'false', class: 'opener' },
      element(
        'span',
        { class: `method ${api === undefined ? 'sent' : method.toLowerCase()}` },
        api === undefined ? 'SENT' : method,
      ),
      element('code', { class: 'path' }, path),
      element('span', { class: 'summary' }, summary),
    )
    this.#button.addEventListener('click', () => this.toggle())
    this.element = element(
      'section',
      { class: 'operation', id, 'aria-label': id },
      element('h3', {}, this.#button),
      this.#body,
    )
  }

  toggle(open = this.#body.hidden): void {
    if (open && !this.#made) {
      this.#body.append(...contentsOf(this.operation, this.#examples))
      this.#made = true
    }
    this.#body.hidden = !open
    this.#button.setAttribute('aria-expanded', String(open))
    if (open) history.replaceState(null, '', `#${this.operation.id}`)
  }

  /** Opens it and brings it into view, with the focus on its heading. */
  show(): void {
    this.toggle(true)
    this.element.scrollIntoView()
    this.#button.focus({ preventScroll: true })
  }

  /** Replaces the form, with an initial body. */
  begin(body: string): void {
    this.show()
    this.#body.querySelector('form')?.replaceWith(tryForm(this.operation, body))
  }
}

const heading = (text: string): HTMLElement => element('h4', {}, text)

const contentsOf = (operation: Operation, examples: WireExamples): Node[] => {
  const { id, spec, description, parameters, body, responses, api, path } = operation
  const content = body?.content['application/json']
  return [
    element('p', { class: 'id quiet' }, 'operation ', element('a', { href: `#${id}` }, id)),
    ...(description === '' ? [] : [element('p', {}, ...prose(description))]),
    ...(api === undefined ? sentView(path, examples) : [tryForm(operation)]),
    ...(parameters.length > 0
      ? [
          heading(api === undefined ? 'Headers' : 'Parameters'),
          element(
            'ul',
            { class: 'members' },
            ...parameters.map((one) =>
              memberView(
                spec,
                one.name,
                one.schema,
                one.required ?? false,
                `${one.description ?? ''}${api === undefined ? '' : ` (${one.in})`}`,
              ),
            ),
          ),
        ]
      : []),
    ...(content
      ? [heading(`Body${body?.required ? '' : ', optional'}`), ...contentView(operation, content, 'the body')]
      : []),
    heading('Responses'),
    ...responses.map(([status, response]) => {
      const [[type, content] = []] = Object.entries(response.content ?? {})
      const title = [element('strong', { class: 'code' }, status), ' ', ...prose(response.description)]
      return content === undefined
        ? element('p', { class: 'plain' }, ...title)
        : disclosure(title, () => [
            element('p', { class: 'quiet' }, type ?? ''),
            ...contentView(operation, content, `response ${status}`),
          ])
    }),
  ]
}

/** The schema of a body, with examples. */
const contentView = ({ spec, api }: Operation, { schema, examples = {} }: Content, what: string): Node[] => {
  const given = Object.entries(examples)
  return [
    ...(schema ? schemaView(spec, schema) : []),
    ...given.map(([name, { summary, value }]) =>
      disclosure(['Example: ', ...prose(summary ?? name)], () => [
        block(`Example of ${what}: ${name}`, JSON.stringify(value, null, 2)),
      ]),
    ),
    ...(given.length === 0 && schema && (api === undefined || what !== 'the body')
      ? [
          disclosure(['Made-up example'], () => [
            block(`Made-up example of ${what}`, JSON.stringify(sampleOf(spec, schema), null, 2)),
          ]),
        ]
      : []),
  ]
}

/** A request that the mock sends cannot be called, but it can be triggered, and is shown as sent. */
const sentView = (name: string, { events, secrets }: WireExamples): Node[] => {
  const shown = name === 'interactionStateChange' ? ['STARTED', 'FINISHED'] : [name]
  return [
    element(
      'p',
      { class: 'sent-note' },
      'The mock sends this to every subscription of the event. ',
      element('a', { href: `#publishEvent/${shown[0] ?? name}` }, `Publish ${shown[0] ?? name}`),
    ),
    ...shown.flatMap((event) => {
      const example = events[event]
      if (!example) return []
      return disclosure([`Signed example: ${event}`], () => [
        element(
          'p',
          { class: 'quiet' },
          'Signed with the secret ',
          element('code', {}, secrets[example.dialect] ?? ''),
        ),
        block(`Signed example of ${event}`, exampleText(example)),
      ])
    }),
  ]
}
