/** Makes an element. Attributes and texts are set as such, so what a receiver responds stays inert. */
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

/** Sets the attributes and the text of an element where they differ. */
export const change = (made: Element, attributes: Readonly<Record<string, string>>, text: string): void => {
  for (const [name, value] of Object.entries(attributes))
    if (made.getAttribute(name) !== value) made.setAttribute(name, value)
  setText(made, text)
}

/** Has an element hold these children; where it does, nothing is touched. */
export const holdChildren = (parent: Element, wanted: readonly Element[]): void => {
  const { children } = parent
  if (children.length === wanted.length && wanted.every((one, index) => one === children[index])) return
  parent.replaceChildren(...wanted)
}

/** Makes a button that does something. */
export const button = (
  label: string,
  press: () => unknown,
  attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement => {
  const made = element('button', { type: 'button', ...attributes }, label)
  made.addEventListener('click', () => void press())
  return made
}

/** Makes a drop-down of values and their labels. */
export const choices = (
  options: Iterable<readonly [value: string, label: string]>,
  attributes: Readonly<Record<string, string>> = {},
): HTMLSelectElement =>
  element('select', attributes, ...[...options].map(([value, label]) => element('option', { value }, label)))

/** Fills a drop-down anew and chooses the first of its values. */
export const fill = (select: HTMLSelectElement, options: Iterable<readonly [value: string, label: string]>): void => {
  select.replaceChildren(...[...options].map(([value, label]) => element('option', { value }, label)))
  select.selectedIndex = 0
}

/** Finds an element of the page by id. @throws {Error} when the page has none of that kind */
export const part = <T extends Element>(id: string, kind: new () => T): T => {
  const found = document.getElementById(id)
  if (found instanceof kind) return found
  throw new Error(`the page has no ${kind.name} "${id}"`)
}

/** Sets a text only where it differs: an unchanged one would be read out again. */
export const setText = (node: Element, text: string): void => {
  if (node.textContent !== text) node.textContent = text
}
