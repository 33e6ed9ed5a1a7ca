import type { Response } from './client.ts'

const CLASSES = ['2xx', '3xx', '4xx', '5xx', 'cut', 'stream', 'none'] as const
type Class = (typeof CLASSES)[number]

const classOf = (response: Response): Class | undefined => {
  switch (response.kind) {
    case 'answered':
      return CLASSES.find((one) => one[0] === String(response.status)[0])
    case 'cut':
      return 'cut'
    case 'stream':
      return 'stream'
    case 'no response':
      return 'none'
    case 'not sent':
      return undefined
  }
}

/** Counts what came back, per operation. */
export class Tally {
  readonly #rows = new Map<string, Record<Class, number>>()
  #sent = 0

  get sent(): number {
    return this.#sent
  }

  add(operation: string, response: Response): void {
    const kind = classOf(response)
    if (!kind) return
    this.#sent += 1
    const row = this.#rows.get(operation) ?? { '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0, cut: 0, stream: 0, none: 0 }
    row[kind] += 1
    this.#rows.set(operation, row)
  }

  /** One line per operation. */
  lines(): readonly string[] {
    const head = `${'operation'.padEnd(24)}${CLASSES.map((one) => one.padStart(9)).join('')}`
    const rows = [...this.#rows].sort(([a], [b]) => a.localeCompare(b))
    return [
      head,
      ...rows.map(([name, row]) => `${name.padEnd(24)}${CLASSES.map((one) => String(row[one]).padStart(9)).join('')}`),
    ]
  }
}
