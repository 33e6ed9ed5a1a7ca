/** One event as it is sent: headers with the signature, and the body that was signed. */
export interface WireExample {
  readonly dialect: string
  readonly headers: readonly (readonly string[])[]
  readonly body: string
}

/** An example of each event, and the signing secrets by dialect. */
export interface WireExamples {
  readonly secrets: Readonly<Record<string, string>>
  readonly events: Readonly<Record<string, WireExample>>
}

/** Returns the example as sent; its body is one line, because the signature covers the bytes. */
export const exampleText = ({ headers, body }: WireExample): string =>
  ['POST /webhook HTTP/1.1', ...headers.map(([name = '', value = '']) => `${name}: ${value}`), '', body].join('\n')
