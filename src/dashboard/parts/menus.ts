import { part } from './element.ts'

const MENUS = [
  'clock-menu',
  'publish-menu',
  'break-menu',
  'more-menu',
  'view-menu',
  'share-menu',
  'receivers-menu',
] as const
const EDGE_PX = 8

/** Positions each menu below the button that opens it, within the window. Side panels are positioned by their style. */
export const wireMenus = (): void => {
  for (const id of MENUS) {
    const menu = part(id, HTMLDivElement)
    if (id === 'share-menu')
      menu.addEventListener('click', () => {
        menu.hidePopover()
      })
    menu.addEventListener('toggle', (event) => {
      if (!(event instanceof ToggleEvent) || event.newState !== 'open' || menu.classList.contains('side')) return
      const opener = document.getElementById(id.replace('menu', 'button'))?.getBoundingClientRect()
      if (!opener) return
      const width = menu.offsetWidth
      const left = Math.min(Math.max(EDGE_PX, opener.right - width), innerWidth - width - EDGE_PX)
      menu.style.left = `${String(Math.max(EDGE_PX, left))}px`
      menu.style.top = `${String(opener.bottom + 4)}px`
      menu.style.maxHeight = `${String(Math.max(160, innerHeight - opener.bottom - 4 - EDGE_PX))}px`
    })
  }
}

/** Closes the open menu, if any. */
export const closeMenus = (): void => {
  for (const id of MENUS) part(id, HTMLDivElement).hidePopover()
}

const isShown = (node: HTMLElement): boolean => node.offsetParent !== null

/** Makes a group of controls a single tab stop; arrow keys move between them, as in any toolbar. */
export const wireToolbar = (bar: HTMLElement): void => {
  const controls = (): HTMLElement[] => [...bar.querySelectorAll<HTMLElement>('button, select')]
  const rove = (to: HTMLElement): void => {
    for (const one of controls()) one.tabIndex = one === to ? 0 : -1
  }
  const [first] = controls()
  if (first) rove(first)
  bar.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) rove(target)
  })
  bar.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const shown = controls().filter(isShown)
    const at = shown.findIndex((one) => one === document.activeElement)
    if (step === undefined || at < 0) return
    event.preventDefault()
    shown[(at + step + shown.length) % shown.length]?.focus()
  })
}
