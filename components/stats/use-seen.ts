'use client'

import { useCallback, useState } from 'react'

/** True from the moment an element comes near the window, so that what lies further down is fetched when it is wanted. */
export const useSeen = (): [
  ref: (element: HTMLElement | null) => (() => void) | undefined,
  isSeen: boolean,
] => {
  const [isSeen, setSeen] = useState(typeof IntersectionObserver === 'undefined')
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element || typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        setSeen(true)
        observer.disconnect()
      },
      { rootMargin: '400px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, isSeen]
}
