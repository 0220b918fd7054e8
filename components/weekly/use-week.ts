'use client'

import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useResource, type Resource } from '@/lib/client/use-resource'
import type { WeeklyReply } from '@/lib/contract/weekly'
import { parseDay } from '@/lib/core/study-day'

/** The week the address asks for, `/weekly?ending=2026-11-22`. The one before stays on the page until the next is there. */
export const useWeek = (): Resource<WeeklyReply> => {
  const ending = useSearchParams().get('ending')
  const isDay = ending !== null && parseDay(ending) !== null
  const resource = useResource<WeeklyReply>(isDay ? `/weekly?ending=${ending}` : '/weekly')
  const [shown, setShown] = useState(resource.data)
  if (resource.data !== undefined && resource.data !== shown) setShown(resource.data)
  return resource.data === undefined && resource.error === undefined ? { ...resource, data: shown } : resource
}
