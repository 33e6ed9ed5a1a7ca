import type { RetryPolicyView } from '../mock/control-client.ts'
import { element, part, setText } from '../parts/element.ts'

const OWN_WORDS = 'as written below'

/** Chooses the retry policy of all subscriptions without a separate one: by name, or with parameters. */
export class PolicyPanel {
  readonly #choice = part('policy', HTMLSelectElement)
  readonly #text = part('policy-text', HTMLInputElement)
  readonly #inForce = part('policy-in-force', HTMLDListElement)
  readonly #spelled = element('option', { value: '' }, OWN_WORDS)
  #named: RetryPolicyView['named'] = []

  /** @param use sets a policy; the panel shows the mock's resolved policy once it is known */
  constructor(use: (policy: string) => void) {
    this.#choice.addEventListener('change', () => {
      const named = this.#named.find(({ name }) => name === this.#choice.value)
      if (named) use(named.name)
      else this.#text.focus()
    })
    part('policy-form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault()
      use(this.#text.value.trim())
    })
  }

  draw({ policy, inForce, named }: RetryPolicyView): void {
    this.#named = named
    if (this.#choice.options.length !== named.length + 1)
      this.#choice.replaceChildren(...named.map(({ name }) => element('option', { value: name }, name)), this.#spelled)
    this.#choice.value = named.some(({ name }) => name === policy) ? policy : ''
    if (document.activeElement !== this.#text) this.#text.value = policy
    this.#inForce.replaceChildren(
      ...Object.entries(inForce).flatMap(([dialect, spelled]) => [
        element('dt', {}, dialect),
        element('dd', {}, spelled),
      ]),
    )
    setText(part('policy-names', HTMLDataListElement), '')
    part('policy-names', HTMLDataListElement).append(
      ...named.map(({ name, sets }) => element('option', { value: name }, sets)),
    )
  }
}
