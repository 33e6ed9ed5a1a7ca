import { MockError } from '../kit/error.ts'
import { DEFAULT_HOST } from './address.ts'
import { isLoopbackHost } from './guard.ts'

/**
 * Checks that a control token is set if the server listens beyond loopback, where anyone who can reach the port could
 * make the mock send requests.
 * @throws {MockError} `CONTROL_TOKEN_REQUIRED`
 */
export const checkListenAddress = (host: string, controlToken: string | undefined): void => {
  if (isLoopbackHost(host) || (controlToken !== undefined && controlToken !== '')) return
  throw new MockError({
    code: 'CONTROL_TOKEN_REQUIRED',
    message: `listening on ${host} opens the control API to other machines, but no control token is set`,
    fix: `add --control-token TOKEN (controlToken in code), or listen on ${DEFAULT_HOST}`,
  })
}
