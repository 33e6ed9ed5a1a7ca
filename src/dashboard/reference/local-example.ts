/** Where `mock-genesys receive` listens. */
const LOCAL_RECEIVER = 'http://127.0.0.1:8485/webhook'
/** The host in the documented examples; calls must not send deliveries there. */
const FOREIGN = /^https:\/\/example\.webhook(?:\/|$)/

/** Returns an example with targets on this machine instead of the documented ones. */
export const localExample = (value: unknown): unknown => {
  const text = JSON.stringify(value) as string | undefined
  return text === undefined
    ? value
    : (JSON.parse(text, (_, one: unknown) =>
        typeof one === 'string' && FOREIGN.test(one) ? LOCAL_RECEIVER : one,
      ) as unknown)
}
