/**
 * Whether this browser was signed in when last seen. Pages are static and the session cookie is not readable, so the head of
 * the landing page and of the library goes by this; what may be read is for the server to say.
 */
const key = 'crossover-signed-in'
const listeners = new Set<() => void>()

export const rememberSession = () => {
  try {
    localStorage.setItem(key, '1')
  } catch {
    // Storage may be forbidden; then the pages greet a stranger.
  }
  listeners.forEach((listener) => listener())
}

export const forgetSession = () => {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was stored either.
  }
  listeners.forEach((listener) => listener())
}

export const readSessionHint = (): boolean => {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

/** For `useSyncExternalStore`: other tabs sign in and out too. */
export const onSessionHint = (changed: () => void) => {
  listeners.add(changed)
  window.addEventListener('storage', changed)
  return () => {
    listeners.delete(changed)
    window.removeEventListener('storage', changed)
  }
}
