/** Reads standard input to its end, as bytes. */
export const readStdin = async (): Promise<Buffer> => {
  if (process.stdin.isTTY)
    process.stderr.write(
      'reading the body from standard input; end it with Ctrl-D (or pipe it: printf %s "$BODY" | mock-genesys …)\n',
    )
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
