'use client'

import { useEffect, useRef, type ReactNode } from 'react'

/** The end of a list that goes on: fetches the next page a screen before it is reached. Its button does so by hand. */
export function EndlessEdge({ onReach, children }: { onReach: () => void; children: ReactNode }) {
  const edge = useRef<HTMLDivElement>(null)
  const reach = useRef(onReach)
  useEffect(() => {
    reach.current = onReach
  })
  useEffect(() => {
    if (!edge.current || typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && reach.current(),
      { rootMargin: '600px' },
    )
    observer.observe(edge.current)
    return () => observer.disconnect()
  })
  return (
    <div ref={edge} className="endless">
      {children}
    </div>
  )
}
