import { forgetDraft } from '@/components/note/note-draft'
import { openAfresh } from '@/lib/client/navigation'
import { signOut } from '@/lib/client/sign-in'

/** Ends the session, takes the draft off this device, and begins anew at the front door. */
export const leave = async () => {
  await signOut()
  forgetDraft()
  openAfresh('/')
}
