/** Patterns that only appear in a stack trace: frames, and the paths in them. */
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

/** Whether a text contains a stack trace of any language. */
export const showsStackTrace = (text: string): boolean => STACK_TRACE.test(text)
