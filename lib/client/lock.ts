/** One at a time, across tabs where the browser has Web Locks, within this page where it has none. */

const held = new Map<string, Promise<unknown>>()

const withinPage = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const before = held.get(name) ?? Promise.resolve()
  const mine = before.then(work, work)
  const tail = mine.catch(() => undefined)
  held.set(name, tail)
  try {
    return await mine
  } finally {
    if (held.get(name) === tail) held.delete(name)
  }
}

const locks = () => (typeof navigator === 'undefined' ? undefined : navigator.locks)

/** Waits for its turn, then works. Without Web Locks two tabs may send the same entries, which changes nothing. */
export const withLock = <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const manager = locks()
  return manager ? (manager.request(name, work) as Promise<T>) : withinPage(name, work)
}

/** Works only if nobody else is at it: there is no time to wait while a page closes. */
export const withLockIfFree = async (name: string, work: () => Promise<void>): Promise<void> => {
  const manager = locks()
  if (manager) await manager.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined))
  else if (!held.has(name)) await withinPage(name, work)
}
