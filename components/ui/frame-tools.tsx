'use client'

import { CircleUserRound, Plus, Search } from 'lucide-react'
import Link from 'next/link'
import { searchMark } from './search-mark'
import { useSessionHint } from './use-session-hint'

/** At the right of the head: search, a new note, the account. The library is open to guests, who have none of these. */
export function FrameTools({ pathname }: { pathname: string }) {
  const isGuest = !useSessionHint() && pathname === '/library'
  return (
    <div className="tools">
      {isGuest ? (
        <Link className="btn sm" href="/sign-in?next=/library">
          Sign in
        </Link>
      ) : (
        <>
          <SearchLink pathname={pathname} />
          {pathname !== '/notes/new' && (
            <Link className="btn sm add" href="/notes/new">
              <Plus className="i" aria-hidden="true" />
              <span>Add note</span>
            </Link>
          )}
          <Link
            className="btn plain icon"
            href="/settings"
            aria-label="Account and settings"
            aria-current={pathname.startsWith('/settings') ? 'page' : undefined}
          >
            <CircleUserRound className="i" aria-hidden="true" />
          </Link>
        </>
      )}
    </div>
  )
}

const place = '/notes'

/** Leads to the notes, where the search field takes the focus; on that page already, it takes it at once. */
function SearchLink({ pathname }: { pathname: string }) {
  const focusField = () => document.querySelector<HTMLElement>('main input[type="search"]')?.focus()
  return (
    <Link
      className="btn plain icon"
      href={place + searchMark}
      aria-label="Search"
      onClick={() => pathname === place && focusField()}
    >
      <Search className="i" aria-hidden="true" />
    </Link>
  )
}
