import { KEYS, type ApiName } from '../mock/storage-keys.ts'
import { element, part, setText } from '../parts/element.ts'
import { OperationView } from './operation-view.ts'
import { groupsOf, matches } from './operations.ts'
import { prose } from './prose.ts'
import type { Spec } from './spec.ts'
import { systemsView } from './systems-view.ts'
import type { WireExamples } from './wire-examples.ts'

/** Starts the reference page: a searchable list of operations, and the operations. */
export const startReference = (specs: readonly (readonly [Spec, ApiName])[], examples: WireExamples): void => {
  const views = new Map<string, OperationView>()
  const links = new Map<string, HTMLElement>()
  const groups = groupsOf(specs).map(({ name, description, operations }) => {
    const made = operations.map((operation) => {
      const view = new OperationView(operation, examples)
      views.set(operation.id, view)
      const link = element(
        'li',
        {},
        element(
          'a',
          { href: `#${operation.id}` },
          element(
            'span',
            { class: `method ${operation.api === undefined ? 'sent' : operation.method.toLowerCase()}` },
            operation.api === undefined ? 'SENT' : operation.method,
          ),
          ' ',
          operation.id,
        ),
      )
      links.set(operation.id, link)
      return view
    })
    const list = element('ul', {}, ...operations.flatMap(({ id }) => links.get(id) ?? []))
    const nav = element('div', {}, element('h2', {}, name), list)
    const section = element(
      'div',
      { class: 'group' },
      element('h2', {}, name),
      element('p', { class: 'quiet' }, ...prose(description)),
      ...made.map((view) => view.element),
    )
    return { nav, section, made }
  })
  part('list', HTMLElement).append(...groups.map(({ nav }) => nav))
  const operations = part('operations', HTMLElement)
  const systems = systemsView(examples)
  const called = groups.filter(({ made }) => made.some(({ operation }) => operation.api !== undefined))
  operations.append(
    ...called.map(({ section }) => section),
    systems,
    ...groups.filter((one) => !called.includes(one)).map(({ section }) => section),
  )

  const search = part('search', HTMLInputElement)
  const found = part('found', HTMLElement)
  const filter = (): void => {
    const sought = search.value.trim()
    let count = 0
    for (const { nav, section, made } of groups) {
      let inGroup = 0
      for (const view of made) {
        const fits = sought === '' || matches(view.operation, sought)
        view.element.hidden = !fits
        const link = links.get(view.operation.id)
        if (link) link.hidden = !fits
        if (fits) inGroup += 1
      }
      nav.hidden = section.hidden = inGroup === 0
      count += inGroup
    }
    systems.hidden = sought !== ''
    setText(
      found,
      sought === '' ? `${String(count)} operations` : `${String(count)} of ${String(views.size)} operations`,
    )
  }
  search.addEventListener('input', filter)
  search.addEventListener('keydown', (event) => {
    const first = [...views.values()].find((view) => !view.element.hidden)
    if (event.key === 'Enter') {
      // Otherwise the key would activate the element that gets the focus next.
      event.preventDefault()
      first?.show()
    }
    if (event.key === 'Escape') {
      search.value = ''
      filter()
    }
  })
  document.addEventListener('keydown', (event) => {
    const { target } = event
    if (
      event.key !== '/' ||
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement
    )
      return
    event.preventDefault()
    search.focus()
  })

  const follow = (): void => {
    const [id = '', event] = decoded(location.hash.slice(1)).split('/')
    const view = views.get(id)
    if (!view) return
    if (view.element.hidden) {
      search.value = ''
      filter()
    }
    if (event === undefined) view.show()
    else view.begin(JSON.stringify({ event }, null, 2))
  }
  addEventListener('hashchange', follow)
  wireKeys()
  filter()
  operations.dataset['ready'] = 'true'
  follow()
}

/** Decodes a fragment; returns it unchanged if it is badly encoded. */
const decoded = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

const wireKeys = (): void => {
  for (const [id, api] of [
    ['api-key', 'api'],
    ['control-token', 'control'],
  ] as const) {
    const input = part(id, HTMLInputElement)
    input.value = sessionStorage.getItem(KEYS[api]) ?? ''
    input.addEventListener('input', () => {
      if (input.value === '') sessionStorage.removeItem(KEYS[api])
      else sessionStorage.setItem(KEYS[api], input.value)
    })
  }
}
