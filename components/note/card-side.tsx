'use client'

import { memo, useEffect, useRef } from 'react'
import { useTheme } from '@/components/ui/use-theme'
import { keepWithin } from './keep-within'

const hasDiagram = (html: string): boolean => html.includes('diagram-source')

/**
 * One side of a card: safe HTML from the server's renderer, set as it is. Diagrams are drawn after the paint, by code that is
 * fetched only when a card has one.
 */
export const CardSide = memo(function CardSide({ html, className }: { html: string; className?: string }) {
  const element = useRef<HTMLDivElement>(null)
  const theme = useTheme()

  useEffect(() => {
    const container = element.current
    if (!container || !hasDiagram(html)) return
    const controller = new AbortController()
    // What was drawn in another light gives way to its source.
    container.innerHTML = html
    // Offline, the source stands where the drawing would be.
    void import('./diagrams')
      .then(({ drawDiagrams }) => drawDiagrams(container, controller.signal))
      .catch(() => undefined)
    return () => controller.abort()
  }, [html, theme])

  useEffect(() => (element.current ? keepWithin(element.current) : undefined), [html, theme])

  return <div ref={element} className={className} dangerouslySetInnerHTML={{ __html: html }} />
})
