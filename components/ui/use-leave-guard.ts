'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

/** Where the learner was about to go: a path of this site, or back. */
type Destination = string | 'back'

/** The browser's own word for a move in its history, where it has one (not in every browser yet). */
type Traversal = Event & { navigationType?: string }

const isOwnLink = (event: MouseEvent): HTMLAnchorElement | null => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null
  const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>('a[href]')
  return link && link.target !== '_blank' && !link.hasAttribute('download') ? link : null
}

/**
 * Asks before a page with something unsaved is left: by a link here, by Back in Crossover's own words, by closing or
 * reloading in the browser's. Gives the destination that waits for an answer, and the two answers.
 */
export const useLeaveGuard = (unsaved: 'unsaved' | 'saved') => {
  const router = useRouter()
  const [waiting, setWaiting] = useState<Destination | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  const isGuarding = unsaved === 'unsaved' && !isLeaving

  useEffect(() => {
    if (!isGuarding) return
    const unload = (event: BeforeUnloadEvent) => event.preventDefault()
    const click = (event: MouseEvent) => {
      const link = isOwnLink(event)
      if (!link || link.origin !== window.location.origin) return
      event.preventDefault()
      event.stopPropagation()
      setWaiting(link.pathname + link.search + link.hash)
    }
    const traverse = (event: Traversal) => {
      if (event.navigationType !== 'traverse' || !event.cancelable) return
      event.preventDefault()
      setWaiting('back')
    }
    const history = (window as { navigation?: EventTarget }).navigation
    window.addEventListener('beforeunload', unload)
    document.addEventListener('click', click, { capture: true })
    history?.addEventListener('navigate', traverse)
    return () => {
      window.removeEventListener('beforeunload', unload)
      document.removeEventListener('click', click, { capture: true })
      history?.removeEventListener('navigate', traverse)
    }
  }, [isGuarding])

  useEffect(() => {
    if (!isLeaving || waiting === null) return
    if (waiting === 'back') window.history.back()
    else router.push(waiting)
  }, [isLeaving, waiting, router])

  return {
    waiting: isLeaving ? null : waiting,
    stay: () => setWaiting(null),
    leave: () => setLeaving(true),
  }
}
