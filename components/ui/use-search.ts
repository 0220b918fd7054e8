'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** The query of the page's address as it was opened; empty in the static page. */
export const useSearch = (): URLSearchParams =>
  new URLSearchParams(
    useSyncExternalStore(
      never,
      () => window.location.search,
      () => '',
    ),
  )

/** What stands behind `#` in the page's address, which no server is sent. */
export const useFragment = (): string =>
  useSyncExternalStore(
    never,
    () => window.location.hash.slice(1),
    () => '',
  )
