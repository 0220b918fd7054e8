'use client'

import { useState } from 'react'

const key = 'crossover-folded-decks'

const read = (): ReadonlySet<string> => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [])
  } catch {
    return new Set()
  }
}

/** The decks that are folded up, kept on this device. */
export const useFolded = () => {
  const [folded, setFolded] = useState(read)
  const toggle = (id: string) => {
    const next = new Set(folded)
    if (!next.delete(id)) next.add(id)
    setFolded(next)
    try {
      localStorage.setItem(key, JSON.stringify([...next]))
    } catch {
      // Storage may be forbidden; the choice then holds for this page.
    }
  }
  return { folded, toggle }
}
