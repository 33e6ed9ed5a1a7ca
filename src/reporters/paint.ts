/** Colours text for a terminal, and leaves it alone anywhere else. */
export type Paint = (style: Style, text: string) => string
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'magenta'

/** Leaves text as it is. */
export const withoutColour: Paint = (_style, text) => text
