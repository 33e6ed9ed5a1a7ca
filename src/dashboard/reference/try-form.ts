import { KEYS } from '../mock/storage-keys.ts'
import { button, choices, element, setText } from '../parts/element.ts'
import { showResponse } from './response-view.ts'
import { callOf, type Call } from './call.ts'
import { codeSample, SAMPLE_LANGUAGES } from './code-samples.ts'
import { localExample } from './local-example.ts'
import type { Operation } from './operations.ts'
import { block } from './prose.ts'
import { sampleOf } from './sample.ts'
import { resolve, type Content } from './spec.ts'

const VARIABLES = { control: 'MOCK_GENESYS_CONTROL_TOKEN', api: 'MOCK_GENESYS_API_KEY' } as const

/**
 * Returns the form that calls an operation of this server, and shows the call as code. @param given the initial body
 */
export const tryForm = (operation: Operation, given?: string): HTMLFormElement => {
  const { id, spec, api = 'control' } = operation
  const inputs = operation.parameters
    .filter(({ in: place }) => place !== 'header')
    .map((parameter) => {
      const schema = resolve(spec, parameter.schema)
      const field = schema.enum
        ? element(
            'select',
            { name: parameter.name },
            ...(parameter.required ? [] : [element('option', { value: '' }, '—')]),
            ...schema.enum.map((value) => element('option', {}, String(value))),
          )
        : element('input', {
            name: parameter.name,
            autocomplete: 'off',
            spellcheck: 'false',
            ...(parameter.required && { required: '' }),
          })
      return {
        name: parameter.name,
        field,
        label: element('label', {}, `${parameter.name}${parameter.required ? '' : ', optional'} `, field),
      }
    })
  const content = operation.body?.content['application/json']
  const body = element('textarea', { rows: '8', spellcheck: 'false', name: 'body' })
  const fit = (): void => void (body.rows = Math.min(24, Math.max(3, body.value.split('\n').length)))
  const fill = (value: unknown): void => {
    body.value = JSON.stringify(value, null, 2)
    fit()
  }
  const examples = Object.entries(content?.examples ?? {})
  if (given !== undefined) body.value = given
  else if (content) fill(firstOf(content, operation))
  fit()
  const chosen = element(
    'select',
    {},
    ...examples.map(([name, { summary }]) => element('option', { value: name }, summary ?? name)),
  )
  chosen.addEventListener('change', () => {
    fill(localExample(content?.examples?.[chosen.value]?.value))
    draw()
  })

  const language = choices(
    SAMPLE_LANGUAGES.map((one) => [one, one] as const),
    { 'aria-label': `Language of the sample for ${id}` },
  )
  const chosenLanguage = () => SAMPLE_LANGUAGES.find((one) => one === language.value) ?? 'curl'
  const sample = block(`curl for ${id}`, '')
  sample.classList.add('curl')
  const problem = element('p', { class: 'problem', role: 'alert' })
  const answer = element('div', { class: 'answer' })
  const key = (): string | null => sessionStorage.getItem(KEYS[api])
  const read = (): Call =>
    callOf(operation, {
      parameters: Object.fromEntries(inputs.map(({ name, field }) => [name, field.value])),
      body: body.value,
    })
  const draw = (): void => {
    try {
      const variable = key() === null ? undefined : VARIABLES[api]
      setText(sample, codeSample(chosenLanguage(), { call: read(), origin: location.origin, key: variable }))
      setText(problem, '')
    } catch (error) {
      setText(sample, error instanceof Error ? error.message : String(error))
    }
  }
  const copy: HTMLButtonElement = button('', async () => {
    await navigator.clipboard.writeText(sample.textContent)
    setText(copy, 'Copied')
    copy.setAttribute('aria-label', 'Copied')
  })
  const nameSample = (): void => {
    const name = chosenLanguage()
    setText(copy, `Copy as ${name}`)
    copy.setAttribute('aria-label', `Copy as ${name}: ${id}`)
    sample.setAttribute('aria-label', `${name} for ${id}`)
  }
  language.addEventListener('change', nameSample)
  nameSample()

  const form = element(
    'form',
    { class: 'try', 'aria-label': `Try ${id}` },
    element('h4', {}, 'Try it'),
    ...inputs.map(({ label }) => label),
    ...(examples.length > 1 ? [element('label', {}, 'begin with ', chosen)] : []),
    ...(content ? [element('label', {}, `body, as JSON${operation.body?.required ? '' : ', optional'} `, body)] : []),
    element('div', { class: 'pair' }, element('button', { class: 'strong' }, 'Send'), copy, language),
    problem,
    answer,
    sample,
  )
  form.addEventListener('input', draw)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    draw()
    let call: Call
    try {
      call = read()
    } catch (error) {
      return setText(problem, error instanceof Error ? error.message : String(error))
    }
    const headers = {
      ...(call.body !== undefined && { 'content-type': 'application/json' }),
      ...(key() !== null && { authorization: `Bearer ${key() ?? ''}` }),
    }
    void showResponse(answer, (signal) =>
      fetch(call.path, { method: call.method, headers, signal, ...(call.body !== undefined && { body: call.body }) }),
    ).then((response) => {
      if (response?.status === 401) setText(problem, 'This server asks for a key: give it under Keys, at the top.')
    })
  })
  draw()
  return form
}

const firstOf = (content: Content, { spec }: Operation): unknown => {
  const [example] = Object.values(content.examples ?? {})
  return example ? localExample(example.value) : content.schema && sampleOf(spec, content.schema)
}
