import { signInPath } from '@/lib/core/way-back'
import { forgetSession } from './session-hint'

/** A path of this site to go on to; anything else, such as another host, becomes the fallback. */
export const safePath = (next: string | null, fallback: string): string => {
  if (!next?.startsWith('/')) return fallback
  try {
    const url = new URL(next, 'http://crossover.invalid')
    // `/.//host` is a path here, and another host once its dots are gone.
    const isOurs = url.host === 'crossover.invalid' && !url.pathname.startsWith('//')
    return isOurs ? url.pathname + url.search + url.hash : fallback
  } catch {
    return fallback
  }
}

/**
 * Whether the page before this one is ours, so that "back" leads to where the learner was: the document was loaded under
 * another address, or from one of our pages.
 */
export const cameFromHere = (): boolean => {
  const [loaded] = performance.getEntriesByType('navigation')
  if (loaded && new URL(loaded.name).pathname !== window.location.pathname) return true
  return document.referrer.startsWith(`${window.location.origin}/`)
}

/** Asks for a page anew, so that nothing of the session before stays in memory. */
export const openAfresh = (path: string) => window.location.assign(path)

/** The address of the sign-in page that leads back to where the learner is. */
export const signInAddress = (): string => signInPath(window.location.pathname, window.location.search)

/** To the sign-in page, and back to where the learner was. */
export const goToSignIn = () => {
  forgetSession()
  if (window.location.pathname !== '/sign-in') openAfresh(signInAddress())
}
