/** An example message of an error code, with its fix. */
export interface ErrorExample {
  readonly message: string
  readonly fix: string
}
