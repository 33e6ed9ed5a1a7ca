/** Creates an element. Attributes and texts are never parsed as HTML, so responses of receivers stay inert. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** Sets the attributes and the text of an element if they differ. */
export const change = (made: Element, attributes: Readonly<Record<string, string>>, text: string): void => {
  for (const [name, value] of Object.entries(attributes))
    if (made.getAttribute(name) !== value) made.setAttribute(name, value)
  setText(made, text)
}

/** Makes these the children of an element; changes nothing if they already are. */
export const holdChildren = (parent: Element, wanted: readonly Element[]): void => {
  const { children } = parent
  if (children.length === wanted.length && wanted.every((one, index) => one === children[index])) return
  parent.replaceChildren(...wanted)
}

/** Creates a button with an action. */
export const button = (
  label: string,
  press: () => unknown,
  attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement => {
  const made = element('button', { type: 'button', ...attributes }, label)
  made.addEventListener('click', () => void press())
  return made
}

/** Creates a drop-down of values and their labels. */
export const choices = (
  options: Iterable<readonly [value: string, label: string]>,
  attributes: Readonly<Record<string, string>> = {},
): HTMLSelectElement =>
  element('select', attributes, ...[...options].map(([value, label]) => element('option', { value }, label)))

/** Replaces the values of a drop-down, and selects the first one. */
export const fill = (select: HTMLSelectElement, options: Iterable<readonly [value: string, label: string]>): void => {
  select.replaceChildren(...[...options].map(([value, label]) => element('option', { value }, label)))
  select.selectedIndex = 0
}

/** Returns an element of the page by ID. @throws {Error} if the page has none of that kind */
export const part = <T extends Element>(id: string, kind: new () => T): T => {
  const found = document.getElementById(id)
  if (found instanceof kind) return found
  throw new Error(`the page has no ${kind.name} "${id}"`)
}

/** Sets a text only if it differs: screen readers would read an unchanged one again. */
export const setText = (node: Element, text: string): void => {
  if (node.textContent !== text) node.textContent = text
}
