import { useEffect, useState, useSyncExternalStore } from 'react'
import { rememberSession } from '@/lib/client/session-hint'
import { createSitting, type Sitting, type SittingOptions } from '@/lib/client/sitting'

/** The deck in the address; null for all. The page itself is the same for every deck, so that it can be kept offline. */
const deckOfPage = (): string | null => new URLSearchParams(window.location.search).get('deck')

export type CreateSitting = (options: SittingOptions) => Sitting

/** A sitting for as long as the screen is there, awake while the page is seen. */
export const useReview = (create: CreateSitting = createSitting) => {
  const [sitting] = useState(() => create({ deckId: deckOfPage }))
  const state = useSyncExternalStore(sitting.subscribe, sitting.state, sitting.state)

  useEffect(() => {
    const wake = () => void sitting.wake().catch(() => undefined)
    const hide = () => void sitting.hide()
    const turn = () => (document.visibilityState === 'hidden' ? hide() : wake())
    void sitting.start()
    window.addEventListener('online', wake)
    window.addEventListener('pagehide', hide)
    document.addEventListener('visibilitychange', turn)
    return () => {
      window.removeEventListener('online', wake)
      window.removeEventListener('pagehide', hide)
      document.removeEventListener('visibilitychange', turn)
      sitting.close()
    }
  }, [sitting])

  const isSignedIn = state.me !== null
  useEffect(() => {
    if (isSignedIn) rememberSession()
  }, [isSignedIn])

  return { sitting, state }
}
