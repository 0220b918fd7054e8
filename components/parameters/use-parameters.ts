'use client'

import { useEffect } from 'react'
import type { ListParametersReply } from '@/lib/contract/parameters'
import { useResource } from '@/lib/client/use-resource'
import { isUnderWay } from './parameter-words'

const lookEveryMs = 700

/** The sets of weights; while a fit is under way they are asked for again and again. */
export const useParameters = () => {
  const resource = useResource<ListParametersReply>('/parameters')
  const { data, reload } = resource
  useEffect(() => {
    if (!data || !data.parameters.some(isUnderWay)) return
    const timer = setTimeout(reload, lookEveryMs)
    return () => clearTimeout(timer)
  }, [data, reload])
  return resource
}
