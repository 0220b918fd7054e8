'use client'

import { useRef } from 'react'
import type { MeReply, PatchMeInput } from '@/lib/contract/accounts'
import { showToast } from '@/components/ui/toast-queue'
import { send } from '@/lib/client/api'
import { useResource } from '@/lib/client/use-resource'

export type Me = MeReply['me']

/** Saves a change of settings. Rejects with what the server said when it is refused. */
export type ChangeMe = (patch: PatchMeInput) => Promise<void>

/** The learner's settings. Changes go out one after the other, so that the last one made is the one that stays. */
export const useMe = () => {
  const resource = useResource<MeReply>('/me')
  const line = useRef<Promise<unknown>>(Promise.resolve())

  const change: ChangeMe = (patch) => {
    const saved = line.current.then(async () => {
      const { me } = await send<MeReply>('PATCH', '/me', patch)
      resource.update(() => ({ me }))
      showToast('Saved')
    })
    line.current = saved.catch(() => {})
    return saved
  }
  return { resource, change }
}
