/** Defects that no shipped scenario can show, and why. */
export const NOT_KILLED: Readonly<Record<string, string>> = {}
