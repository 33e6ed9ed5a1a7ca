/** One server-sent event. */
export interface StreamEvent {
  readonly id: string
  readonly data: string
}

/**
 * Creates a reader of server-sent events: reads text as it arrives, and returns complete events. Comments and other
 * fields are ignored.
 */
export const createEventReader = (): ((chunk: string) => StreamEvent[]) => {
  let rest = ''
  return (chunk) => {
    const events: StreamEvent[] = []
    const blocks = (rest + chunk).split(/\r?\n\r?\n/)
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      let id = ''
      const data: string[] = []
      for (const line of block.split(/\r?\n/)) {
        if (line.startsWith('id:')) id = line.slice(3).trimStart()
        else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''))
      }
      if (data.length > 0) events.push({ id, data: data.join('\n') })
    }
    return events
  }
}
