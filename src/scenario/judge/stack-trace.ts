/** What only code that failed writes: frames of a stack, and the paths they name. */
const FRAMES = [
  /\n\s+at .+[:(]\d+/,
  /Traceback \(most recent call last\)/,
  /\.java:\d+\)/,
  /node_modules[\\/]/,
  /System\.\w+Exception/,
  /File ".+", line \d+/,
  /goroutine \d+ \[/,
  /\.php on line/,
  /#0 \//,
] as const

const STACK_TRACE = new RegExp(FRAMES.map(({ source }) => source).join('|'))

/** Whether a text shows a stack trace, of whatever language. */
export const showsStackTrace = (text: string): boolean => STACK_TRACE.test(text)
