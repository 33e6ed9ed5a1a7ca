/** A terminal drawn in place on its alternate screen, so that the previous content is restored. */
export interface Screen {
  readonly columns: number
  readonly rows: number
  /** Draws lines from the top, up to the last row. Writes nothing if nothing changed. */
  draw(lines: readonly string[]): void
  /** Restores the cursor and the main screen. */
  close(): void
}

const ESC = '\x1b['
/** Alternate screen, hidden cursor, no line wrapping. */
const BEGIN = `${ESC}?1049h${ESC}?25l${ESC}?7l${ESC}2J`
const END = `${ESC}?7h${ESC}?25h${ESC}?1049l`
/** Synchronized update: content between these is shown at once; other terminals ignore them. */
const [HOLD, SHOW] = [`${ESC}?2026h`, `${ESC}?2026l`]

/** Opens the alternate screen of a terminal until it is closed or the process ends. */
export const openScreen = (stream: NodeJS.WriteStream): Screen => {
  let last = ''
  let open = true
  const forget = (): void => {
    last = ''
  }
  /** Handles Ctrl-Z: restores the shell's screen and cursor while the process is stopped. */
  const suspend = (): void => {
    stream.write(END)
    process.kill(process.pid, 'SIGSTOP')
  }
  const resume = (): void => {
    forget()
    stream.write(BEGIN)
  }
  const close = (): void => {
    if (!open) return
    open = false
    process.off('exit', close)
    process.off('SIGTSTP', suspend)
    process.off('SIGCONT', resume)
    stream.off('resize', forget)
    stream.write(END)
  }
  stream.write(BEGIN)
  stream.on('resize', forget)
  process.on('exit', close)
  if (process.platform !== 'win32') {
    process.on('SIGTSTP', suspend)
    process.on('SIGCONT', resume)
  }
  return {
    get columns() {
      return Math.max(20, (stream.columns || 80) - 1)
    },
    get rows() {
      return stream.rows || 24
    },
    draw(lines) {
      const frame = lines
        .slice(0, stream.rows || 24)
        .map((line) => `${line}${ESC}K`)
        .join('\r\n')
      if (!open || frame === last) return
      last = frame
      stream.write(`${HOLD}${ESC}H${frame}${ESC}J${SHOW}`)
    },
    close,
  }
}
