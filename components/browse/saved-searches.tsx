'use client'

import { Pencil, Pin, PinOff, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ListSearchesReply, SearchReply } from '@/lib/contract/searches'
import { FilterChip } from '@/components/ui/chip'
import { Menu } from '@/components/ui/menu'
import { showToast } from '@/components/ui/toast-queue'
import { send, sentenceOf } from '@/lib/client/api'
import { useResource } from '@/lib/client/use-resource'
import { SaveSearchDialog } from './save-search-dialog'

type Props = {
  q: string
  /** The search says something, and can be read. */
  canKeep: boolean
  onSearch: (q: string) => void
}

/** Searches that the learner keeps, as chips; the one that is searched can be renamed, unpinned or deleted. */
export function SavedSearches({ q, canKeep, onSearch }: Props) {
  const resource = useResource<ListSearchesReply>('/searches')
  const [named, setNamed] = useState<SearchReply | 'new' | null>(null)
  const all = resource.data?.searches ?? []
  const current = all.find((search) => search.q === q.trim())
  const shown = all.filter((search) => search.pinned || search === current)
  const unpinned = all.filter((search) => !shown.includes(search))
  const put = (searches: SearchReply[]) => resource.update(() => ({ searches, nextCursor: null }))
  const change = async (work: () => Promise<SearchReply[]>) => {
    try {
      put(await work())
    } catch (error) {
      showToast(sentenceOf(error))
    }
  }
  const pin = (search: SearchReply) =>
    change(async () => {
      const patch = { pinned: !search.pinned }
      const reply = await send<{ search: SearchReply }>('PATCH', `/searches/${search.id}`, patch)
      return all.map((one) => (one.id === search.id ? reply.search : one))
    })
  const remove = (search: SearchReply) =>
    change(async () => {
      await send('DELETE', `/searches/${search.id}`)
      return all.filter((one) => one.id !== search.id)
    })
  return (
    <>
      {shown.map((search) => (
        <FilterChip
          key={search.id}
          isOn={search === current}
          onToggle={() => onSearch(search === current ? '' : search.q)}
        >
          {search.name}
        </FilterChip>
      ))}
      {canKeep && !current && (
        <button type="button" className="chip" onClick={() => setNamed('new')}>
          Keep this search
        </button>
      )}
      {(current || unpinned.length > 0) && (
        <Menu label="Kept searches">
          {unpinned.map((search) => (
            <button key={search.id} type="button" onClick={() => onSearch(search.q)}>
              {search.name}
            </button>
          ))}
          {current && (
            <button type="button" onClick={() => setNamed(current)}>
              <Pencil className="i" aria-hidden="true" />
              Rename
            </button>
          )}
          {current && (
            <button type="button" onClick={() => pin(current)}>
              {current.pinned ? (
                <PinOff className="i" aria-hidden="true" />
              ) : (
                <Pin className="i" aria-hidden="true" />
              )}
              {current.pinned ? 'Keep in this menu only' : 'Keep beside the filters'}
            </button>
          )}
          {current && (
            <button type="button" onClick={() => remove(current)}>
              <Trash2 className="i" aria-hidden="true" />
              Forget this search
            </button>
          )}
        </Menu>
      )}
      {named && (
        <SaveSearchDialog
          search={named === 'new' ? null : named}
          q={q.trim()}
          onClose={() => setNamed(null)}
          onDone={(search) => {
            put(named === 'new' ? [...all, search] : all.map((one) => (one.id === search.id ? search : one)))
            setNamed(null)
          }}
        />
      )}
    </>
  )
}
