'use client'

import { useState } from 'react'

/** What is chosen: some of the notes shown, or all that the search finds. */
export type Selection = { ids: ReadonlySet<string>; isAll: boolean }

const none: Selection = { ids: new Set(), isAll: false }

/** Choosing notes of a list; with Shift all between the last press and this. It lasts as long as the search. */
export const useSelection = (shown: readonly string[], search: string) => {
  const [state, setState] = useState({ search, selection: none, last: null as string | null })
  const { selection, last } = state.search === search ? state : { selection: none, last: null }
  const put = (next: Selection, at: string | null) => setState({ search, selection: next, last: at })

  const toggle = (id: string, reach: 'one' | 'range') => {
    const ids = new Set(selection.isAll ? shown : selection.ids)
    const isOn = !ids.has(id)
    const [from, to] = [last === null ? -1 : shown.indexOf(last), shown.indexOf(id)].sort((a, b) => a - b)
    const range = reach === 'range' && from! >= 0 ? shown.slice(from, to! + 1) : [id]
    for (const one of range)
      if (isOn) ids.add(one)
      else ids.delete(one)
    put({ ids, isAll: false }, id)
  }
  return {
    ...selection,
    has: (id: string) => selection.isAll || selection.ids.has(id),
    count: selection.ids.size,
    toggle,
    chooseShown: () => put({ ids: new Set(shown), isAll: false }, null),
    chooseAll: () => put({ ids: new Set(shown), isAll: true }, null),
    clear: () => put(none, null),
  }
}
