import type { ReadOptions } from '../../../../src/scenario/language/read.ts'

/** Faults and requirements as the corpus speaks of them, one of each kind of parameter. */
export const OPTIONS = {
  faults: [
    {
      name: 'unsigned',
      plane: 'message',
      does: 'leaves the signature out',
      receiver: 'refuses',
      parameters: {},
    },
    {
      name: 'signature',
      plane: 'message',
      does: 'sends this signature',
      receiver: 'refuses',
      parameters: { value: { kind: 'text', required: true, means: 'the header as sent' } },
    },
    {
      name: 'slow',
      plane: 'wire',
      does: 'sends the body in chunks',
      receiver: 'waits',
      parameters: {
        delay: { kind: 'duration', required: true, means: 'pause between chunks' },
        chunk: { kind: 'whole-number', required: false, means: 'bytes at once', least: 1, most: 4096 },
        then: { kind: 'choice', required: false, means: 'how it ends', choices: ['finish', 'cut'] },
      },
    },
  ],
  requirements: new Set(['GWR-SIG-001', 'GWR-SIG-002', 'GWR-IDM-001', 'GWR-RES-001']),
} as const satisfies ReadOptions
