/** The most characters of an option's text on a line of the help. */
const MAX_BRIEF = 50

/** Returns names for a line of the help, joined with commas; an ellipsis stands for those that do not fit. */
export const asManyAsFit = (names: readonly string[]): string => {
  const all = names.join(', ')
  if (all.length <= MAX_BRIEF) return all
  const start = all.slice(0, MAX_BRIEF - ', …'.length + 1)
  return `${start.slice(0, start.lastIndexOf(','))}, …`
}
