import { element } from '../parts/element.ts'

/** Returns a text of the documents as nodes: text between backticks is code. */
export const prose = (text: string): Node[] =>
  text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`') && part.length > 2 ? element('code', {}, part.slice(1, -1)) : document.createTextNode(part),
    )

/** Returns an element that is opened on demand; its content is created only then. */
export const disclosure = (
  summary: readonly (Node | string)[],
  make: () => readonly Node[],
  open = false,
): HTMLDetailsElement => {
  const made = element('details', {}, element('summary', {}, ...summary))
  const fill = (): void => {
    made.append(...make())
  }
  if (open) {
    fill()
    made.open = true
  } else made.addEventListener('toggle', fill, { once: true })
  return made
}

/** Returns a block of text to read and copy, which can be scrolled with the keyboard. */
export const block = (label: string, text: string): HTMLPreElement =>
  element('pre', { tabindex: '0', role: 'region', 'aria-label': label }, text)
