'use client'

import { CircleUserRound, Plus, Search } from 'lucide-react'
import Link from 'next/link'
import { useEffect } from 'react'
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
const mark = '#search'

const focusSearch = () => document.querySelector<HTMLElement>('main input[type="search"]')?.focus()

/** Leads to the notes with the search field focused. */
function SearchLink({ pathname }: { pathname: string }) {
  useEffect(() => {
    if (pathname === place && window.location.hash === mark) focusSearch()
  }, [pathname])
  return (
    <Link
      className="btn plain icon"
      href={place + mark}
      aria-label="Search"
      onClick={() => pathname === place && focusSearch()}
    >
      <Search className="i" aria-hidden="true" />
    </Link>
  )
}
