'use client'

import { BookOpen, CalendarCheck2, ChartSpline, Layers, PencilLine } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { useAdoption } from '@/components/account/use-adoption'
import { FrameTools } from './frame-tools'
import { Toasts } from './toast'
import { Wordmark } from './wordmark'

const places = [
  { href: '/today', name: 'Today', Icon: CalendarCheck2 },
  { href: '/notes', name: 'Notes', Icon: PencilLine },
  { href: '/decks', name: 'Decks', Icon: Layers },
  { href: '/library', name: 'Library', Icon: BookOpen },
  { href: '/stats', name: 'Stats', Icon: ChartSpline },
]

/** In the running head alone: a phone's tabs have room for five, and Today and Stats lead there. */
const morePlaces = [{ href: '/readiness', name: 'Readiness' }]

/** A place is current on its own page and on those below it. */
const currentOf = (pathname: string, href: string) => {
  if (pathname === href) return 'page'
  return pathname.startsWith(`${href}/`) ? 'true' : undefined
}

/** Running head and tabs around every page of the signed-in product; review has a bar of its own. */
export function Frame({ children }: { children: ReactNode }) {
  const pathname = usePathname()
  useAdoption()
  return (
    <>
      <header className="bar">
        <Wordmark href="/today" />
        <nav aria-label="Main">
          {[...places, ...morePlaces].map(({ href, name }) => (
            <Link key={href} href={href} aria-current={currentOf(pathname, href)}>
              {name}
            </Link>
          ))}
        </nav>
        <FrameTools pathname={pathname} />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <nav className="tabs" aria-label="Main">
        {places.map(({ href, name, Icon }) => (
          <Link key={href} href={href} aria-current={currentOf(pathname, href)}>
            <Icon className="i" aria-hidden="true" />
            {name}
          </Link>
        ))}
      </nav>
      <Toasts />
    </>
  )
}
