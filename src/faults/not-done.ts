/** Rows of the fault catalogue that nothing here brings about, and why. */
export const NOT_DONE: readonly { readonly row: string; readonly why: string }[] = [
  {
    row: 'N13',
    why: 'HTTP/1.0 and the absolute form are done; HTTP/2 is not: the documents describe webhooks over HTTP/1.1, and a receiver that speaks HTTP/2 alone would be reached by no sender of theirs',
  },
  {
    row: 'N15',
    why: 'TLS versions, SNI and client certificates are decided by the proxy or the platform before a receiver, and the documents ask nothing of them; whether a certificate is trusted is checked with every delivery',
  },
  {
    row: 'A07',
    why: 'the lists of the subscription API have no pages, cursors or totals: no query parameter and no meta stand in any version of the documents, so there is nothing that could shift or repeat',
  },
]

/** Rows that need no fault of their own, and what brings them about instead. */
export const ELSEWHERE: readonly { readonly row: string; readonly how: string }[] = [
  ...['S16', 'S26'].map((row) => ({
    row,
    how: 'the control secrets rotates what the receiver verifies with: scenarios/signature',
  })),
  { row: 'S25', how: 'redeliver in a scenario sends a delivery as often as one likes' },
  { row: 'N16', how: 'a property of the sender: test/unit/delivery/wire/endings.test.ts' },
  { row: 'N17', how: 'a property of the sender: test/unit/delivery/wire/guarded-targets.test.ts' },
  ...[
    'P01',
    'P02',
    'P03',
    'P04',
    'P05',
    'P06',
    'P07',
    'P08',
    'P09',
    'P10',
    'P11',
    'P13',
    'P14',
    'P15',
    'P16',
    'P17',
    'P18',
    'P19',
    'P21',
  ].map((row) => ({
    row,
    how: 'an own body of a scenario, validly signed: scenarios/payload and scenarios/resilience',
  })),
  { row: 'P20', how: 'the host of selfUri answers for the mock: the steps nexus and self-uri of a scenario' },
  { row: 'O01', how: 'redeliver in a scenario' },
  { row: 'O02', how: 'copies in a scenario' },
  { row: 'O03', how: 'advance and redeliver in a scenario, and the control clock' },
  { row: 'O04', how: 'stop, kill and start of a receiver that --start started: scenarios/lifecycle' },
  { row: 'O05', how: 'the same interaction published again: scenarios/order' },
  { row: 'O06', how: 'an own body with the operationId of another: scenarios/order' },
  ...['O07', 'O08', 'O09', 'O10', 'O12'].map((row) => ({
    row,
    how: 'the order of the steps and own bodies: scenarios/order',
  })),
  { row: 'O11', how: 'the fault impatient on the first attempt, while the receiver still works' },
  { row: 'O13', how: 'many steps at once: scenarios/resilience/processes-a-backlog.yaml' },
  {
    row: 'O14',
    how: 'the control clock sets what the receiver believes: scenarios/order/depends-on-no-time-of-the-calendar.yaml',
  },
  ...['O15', 'O16', 'O17'].map((row) => ({
    row,
    how: 'a property of the sender: test/unit/delivery/redelivery.test.ts and decide.test.ts',
  })),
  ...['A13', 'A15'].map((row) => ({
    row,
    how: 'what the emulated API does of itself: test/api/subscriptions.test.ts',
  })),
  {
    row: 'A16',
    how: 'no call of the mock takes a delivery for an order, so a subscription to a URL of its own ends with its redeliveries: test/api/own-url.test.ts',
  },
  { row: 'H01', how: 'scenarios/resilience/takes-a-captured-delivery-without-effect.yaml' },
  { row: 'H02', how: 'scenarios/resilience/does-not-call-the-self-uri-of-a-forged-delivery.yaml' },
  ...['H03', 'H04'].map((row) => ({
    row,
    how: 'what an answer hides: scenarios/signature and scenarios/resilience/shows-nothing-of-itself-in-errors.yaml',
  })),
  { row: 'H05', how: 'scenarios/resilience/answers-after-a-flood-of-forgeries.yaml' },
  ...['H07', 'H08'].map((row) => ({
    row,
    how: 'scenarios/payload/keeps-hostile-texts-inert.yaml and survives-unusual-ids.yaml',
  })),
  { row: 'H09', how: 'scenarios/resilience/repeats-no-markup.yaml' },
  { row: 'L01', how: 'scenarios/lifecycle/acts-once-on-what-it-was-killed-over.yaml' },
  ...['L02', 'L03'].map((row) => ({ row, how: 'scenarios/lifecycle/keeps-what-it-answered-for.yaml' })),
  { row: 'L04', how: 'scenarios/lifecycle/counts-once-what-came-while-it-was-paused.yaml' },
  { row: 'L05', how: 'scenarios/lifecycle/loses-and-doubles-nothing-in-a-burst.yaml' },
  ...['L06', 'L07'].map((row) => ({
    row,
    how: 'the control outage: scenarios/delivery/answers-no-200-while-it-can-keep-nothing.yaml',
  })),
  { row: 'L08', how: 'scenarios/lifecycle/finishes-or-leaves-what-is-under-way-when-it-is-stopped.yaml' },
  { row: 'L09', how: 'scenarios/lifecycle/answers-the-first-delivery-after-a-start-in-time.yaml' },
]
