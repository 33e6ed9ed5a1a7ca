import type { OnReadOpts, Socket } from 'node:net'
import { bytesOf, type BytesOrAscii } from '../../kit/ascii.ts'
import { ClosedEarly } from './failure.ts'

/** Size of the read buffer in bytes. */
const READ_BYTES = 16_384

/** Maximum size in bytes of a head and a body that are written together; Node writes such a text from its stack. */
const JOINED_BYTES = 16_384

const NOTHING = Buffer.alloc(0)

const latin1Of = (body: BytesOrAscii): string => {
  if (typeof body === 'string') return body
  return (Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.length)).toString('latin1')
}

/** One request, ready to write. */
export interface WrittenRequest {
  readonly head: string
  readonly body: BytesOrAscii
  /** Whether the connection closes after the response. */
  readonly closes: boolean
}

/** Receives what happens on a connection during an exchange. */
export interface ConnectionReader {
  /** Called when the request is about to be written. */
  begins(connection: KeptConnection): void
  /** @param chunk valid only during the call */
  take(chunk: Buffer): void
  /** Called when the receiver has closed the connection. */
  ended(error: unknown): void
  fail(error: unknown): void
}

/** A connection that carries exchanges one after another. */
export class KeptConnection {
  readonly #reusable: (connection: KeptConnection) => void
  readonly #closed: (connection: KeptConnection) => void
  #socket: Socket | undefined
  #exchange: ConnectionReader | undefined
  #closes = false
  /** The part of the read buffer that was filled last. */
  #chunk: Buffer = NOTHING
  /** When its last exchange ended, in milliseconds of a monotonic clock. */
  idleSince = 0

  /** Reads a plain connection without the overhead of stream events. */
  readonly onread: OnReadOpts = {
    buffer: Buffer.allocUnsafeSlow(READ_BYTES),
    callback: (bytes, buffer) => {
      // Responses of one receiver mostly have one length.
      if (this.#chunk.length !== bytes) this.#chunk = Buffer.from(buffer.buffer, buffer.byteOffset, bytes)
      this.#take(this.#chunk)
      return true
    },
  }

  /** @param then `reusable` is called when the connection can carry another exchange, `closed` when it is closed */
  constructor(then: {
    readonly reusable: (connection: KeptConnection) => void
    readonly closed: (connection: KeptConnection) => void
  }) {
    this.#reusable = then.reusable
    this.#closed = then.closed
  }

  get isOpen(): boolean {
    return this.#socket?.destroyed === false && this.#socket.writable
  }

  /** Starts using a connected socket. */
  connected(socket: Socket, isSecure: boolean): void {
    this.#socket = socket
    if (isSecure) socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('end', () => this.#ended())
    socket.on('close', () => {
      this.#ended()
      this.#closed(this)
    })
    socket.on('error', (error) => this.#failed(error))
  }

  /** Writes a request, and passes received bytes to its exchange until the exchange ends. */
  carry(exchange: ConnectionReader, { head, body, closes }: WrittenRequest): void {
    const socket = this.#socket
    if (!socket) return
    this.#exchange = exchange
    this.#closes = closes
    exchange.begins(this)
    if (head.length + body.length <= JOINED_BYTES) {
      // A buffer for both would share its memory with bodies that are kept, which would then keep all of it. Latin-1
      // turns any bytes into a text and back.
      socket.write(head + latin1Of(body), 'latin1')
      return
    }
    socket.cork()
    socket.write(head, 'latin1')
    socket.write(bytesOf(body))
    socket.uncork()
  }

  /** Ends an exchange whose response was complete at `now`; if `isReusable`, the connection may carry another. */
  release(isReusable: boolean, now: number): void {
    this.#exchange = undefined
    this.idleSince = now
    if (!isReusable || this.#closes || !this.isOpen || this.#socket?.writableLength !== 0) return this.destroy()
    this.#reusable(this)
  }

  destroy(): void {
    this.#exchange = undefined
    this.#socket?.destroy()
  }

  #take(chunk: Buffer): void {
    // A receiver that sends without a request is out of step.
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
