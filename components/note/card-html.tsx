'use client'

import { useEffect, useRef } from 'react'
import { useTheme } from '@/components/ui/use-theme'
import { drawDiagrams, hasDiagram } from './diagrams'

type Props = {
  /** Safe HTML from the server's renderer. */
  html: string
  className?: string
}

/** A side of a card. Its diagrams are drawn once it is on the page, and again when day turns to night. */
export function CardHtml({ html, className = 'card-text' }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const theme = useTheme()

  useEffect(() => {
    const container = element.current
    if (!container || !hasDiagram(html)) return
    const controller = new AbortController()
    // What was drawn in another light gives way to its source.
    container.innerHTML = html
    // Offline the source stands where the drawing would be.
    drawDiagrams(container, controller.signal).catch(() => {})
    return () => controller.abort()
  }, [html, theme])

  return <div ref={element} className={className} dangerouslySetInnerHTML={{ __html: html }} />
}
