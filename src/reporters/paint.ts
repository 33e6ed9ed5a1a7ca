/** Colors text for a terminal; elsewhere returns it unchanged. */
export type Paint = (style: Style, text: string) => string
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'magenta'

/** Returns text unchanged. */
export const withoutColor: Paint = (_style, text) => text
