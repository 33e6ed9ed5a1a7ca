import type { OnReadOpts, Socket } from 'node:net'
import { ClosedEarly } from './failure.ts'

/** Bytes that are read at once. */
const READ_BYTES = 16_384

/** A body up to this many bytes is written in one piece with its head. */
const JOINED_BYTES = 16_384

/** One request, ready to be written. */
export interface WrittenRequest {
  readonly head: string
  readonly body: Uint8Array
  /** Whether the connection ends with the response. */
  readonly closes: boolean
}

/** What a connection hands to whoever reads the response. */
export interface ConnectionReader {
  /** The request is about to be written. */
  begins(connection: KeptConnection): void
  take(chunk: Buffer): void
  /** The receiver has closed the connection. */
  ended(error: unknown): void
  fail(error: unknown): void
}

/** A connection that carries one exchange after another, never two at once. */
export class KeptConnection {
  readonly #rest: (connection: KeptConnection) => void
  readonly #gone: (connection: KeptConnection) => void
  #socket: Socket | undefined
  #exchange: ConnectionReader | undefined
  #closes = false
  /** When its last exchange ended, in milliseconds that never go back. */
  restsSince = 0

  /** How bytes of a plain connection are read: without the events of a stream. */
  readonly onread: OnReadOpts = {
    buffer: Buffer.allocUnsafeSlow(READ_BYTES),
    callback: (bytes, buffer) => {
      this.#take(Buffer.from(buffer.buffer, buffer.byteOffset, bytes))
      return true
    },
  }

  /**
   * @param then `rest` takes the connection once it may carry another exchange, `gone` once it has ended
   */
  constructor(then: {
    readonly rest: (connection: KeptConnection) => void
    readonly gone: (connection: KeptConnection) => void
  }) {
    this.#rest = then.rest
    this.#gone = then.gone
  }

  get isOpen(): boolean {
    return this.#socket?.destroyed === false && this.#socket.writable
  }

  /** Takes the socket once it is connected. */
  connected(socket: Socket, isSecure: boolean): void {
    this.#socket = socket
    if (isSecure) socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('end', () => this.#ended())
    socket.on('close', () => {
      this.#ended()
      this.#gone(this)
    })
    socket.on('error', (error) => this.#failed(error))
  }

  /** Writes a request, and hands what is read to its exchange until that ends. */
  carry(exchange: ConnectionReader, { head, body, closes }: WrittenRequest): void {
    const socket = this.#socket
    if (!socket) return
    this.#exchange = exchange
    this.#closes = closes
    exchange.begins(this)
    if (body.length <= JOINED_BYTES) {
      const bytes = Buffer.allocUnsafe(head.length + body.length)
      bytes.write(head, 0, 'latin1')
      bytes.set(body, head.length)
      socket.write(bytes)
      return
    }
    socket.cork()
    socket.write(head, 'latin1')
    socket.write(body)
    socket.uncork()
  }

  /** Its exchange has ended with a whole response, behind which it may carry another if `isReusable`. */
  release(isReusable: boolean): void {
    this.#exchange = undefined
    if (!isReusable || this.#closes || !this.isOpen || this.#socket?.writableLength !== 0) return this.destroy()
    this.#rest(this)
  }

  destroy(): void {
    this.#exchange = undefined
    this.#socket?.destroy()
  }

  #take(chunk: Buffer): void {
    // Nobody asked for it.
    if (!this.#exchange) return this.destroy()
    this.#exchange.take(chunk)
  }

  #ended(): void {
    const exchange = this.#exchange
    if (exchange) exchange.ended(new ClosedEarly('closed'))
    else this.destroy()
  }

  #failed(error: unknown): void {
    this.#exchange?.fail(error)
  }
}
