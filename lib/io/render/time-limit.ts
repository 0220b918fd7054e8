/** A bound on work that nothing else can interrupt: a regular expression that has lost its way. */
import { createContext, Script } from 'node:vm'

const room = createContext({ work: undefined }) as { work: (() => unknown) | undefined }
const call = new Script('work()')

/** The result of `work`, or undefined when it is not done after `limitMs` (then it is cut off where it stands). */
export function withinTime<T>(limitMs: number, work: () => T): T | undefined {
  room.work = work
  try {
    return call.runInContext(room, { timeout: limitMs }) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined
    throw error
  } finally {
    room.work = undefined
  }
}
