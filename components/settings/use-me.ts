'use client'

import type { MeReply, PatchMeInput } from '@/lib/contract/accounts'
import { showToast } from '@/components/ui/toast-queue'
import { send, sentenceOf } from '@/lib/client/api'
import { useResource } from '@/lib/client/use-resource'

export type Me = MeReply['me']
export type ChangeMe = (patch: PatchMeInput) => Promise<void>

/** The learner's settings. A change shows at once and is taken back when the server refuses it. */
export const useMe = () => {
  const resource = useResource<MeReply>('/me')
  const put = (me: Me) => resource.update(() => ({ me }))

  const change: ChangeMe = async (patch) => {
    const before = resource.data?.me
    if (!before) return
    put({ ...before, ...patch } as Me)
    try {
      put((await send<MeReply>('PATCH', '/me', patch)).me)
      showToast('Saved')
    } catch (error) {
      put(before)
      showToast(sentenceOf(error))
    }
  }
  return { resource, change }
}
