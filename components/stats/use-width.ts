'use client'

import { useCallback, useState } from 'react'

/** The width an element has, in whole pixels, so that a chart is drawn for it and its text never scales. */
export const useWidth = (): [
  ref: (element: HTMLElement | null) => (() => void) | undefined,
  width: number,
] => {
  const [width, setWidth] = useState(0)
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const measure = () => setWidth(Math.floor(element.getBoundingClientRect().width))
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
