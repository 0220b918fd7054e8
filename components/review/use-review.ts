import { useEffect, useState, useSyncExternalStore } from 'react'
import { rememberSession } from '@/lib/client/session-hint'
import type { Asked } from '@/lib/client/stored'
import { createSitting, type Sitting, type SittingOptions } from '@/lib/client/sitting'

/** What the address asks for. The page itself is the same for all of it, so that it can be kept offline. */
const askedOfPage = (): Asked => {
  const search = new URLSearchParams(window.location.search)
  return { deckId: search.get('deck'), ...(search.get('by') === 'schedule' && { by: 'schedule' as const }) }
}

/** The address of a review by schedule, of one deck or all, though a plan chose other cards. */
export const addressBySchedule = (deckId: string | null): string =>
  `/review?${new URLSearchParams({ ...(deckId && { deck: deckId }), by: 'schedule' })}`

/** The card to go on with, where the learner left it to edit its note. Taken off the address, so that a reload begins anew. */
const takeReturn = (): { cardId: string; side: string | null } | null => {
  const url = new URL(window.location.href)
  const cardId = url.searchParams.get('card')
  if (!cardId) return null
  const side = url.searchParams.get('side')
  url.searchParams.delete('card')
  url.searchParams.delete('side')
  window.history.replaceState(window.history.state, '', url)
  return { cardId, side }
}

/** The address that leads back to a card on this page. */
export const addressOfCard = (cardId: string, side: 'question' | 'answer'): string => {
  const search = new URLSearchParams(window.location.search)
  search.set('card', cardId)
  search.set('side', side)
  return `/review?${search}`
}

export type CreateSitting = (options: SittingOptions) => Sitting

/** A sitting for as long as the screen is there, awake while the page is seen. */
export const useReview = (create: CreateSitting = createSitting) => {
  const [sitting] = useState(() => create({ asked: askedOfPage }))
  const state = useSyncExternalStore(sitting.subscribe, sitting.state, sitting.state)

  useEffect(() => {
    const wake = () => void sitting.wake().catch(() => undefined)
    const hide = () => void sitting.hide()
    const turn = () => (document.visibilityState === 'hidden' ? hide() : wake())
    const back = takeReturn()
    void sitting.start().then(() => {
      if (!back || sitting.state().stage !== 'ready') return
      sitting.call(back.cardId)
      if (back.side === 'answer' && sitting.state().session.shownId === back.cardId) sitting.reveal()
    })
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
