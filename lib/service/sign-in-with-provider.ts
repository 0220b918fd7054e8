import type { Provider } from '@/lib/core/providers'
import { findAccount, insertAccount } from '@/lib/db/accounts'
import { findIdentity, insertIdentity } from '@/lib/db/identities'
import { takeLinkLeave } from '@/lib/db/sessions'
import { newId } from '@/lib/io/ids'
import { defaultPreset } from '@/lib/core/preset'
import { normalised } from './check-password'
import type { Place, Viewer } from './context'
import { recordEvent } from './record-event'
import { enterAccount, type IfClosing, type SignedIn } from './sign-in'

/** What a provider says of who has signed in there. */
export type Profile = {
  provider: Provider
  providerAccountId: string
  /** An address that the provider has seen confirmed, or null. */
  confirmedEmail: string | null
  name: string
  label: string
}

export type ProviderOutcome =
  | SignedIn
  | { kind: 'connected' }
  | { kind: 'refused'; reason: 'address-taken' | 'address-unconfirmed' | 'connected-elsewhere' }

const connect = async (
  viewer: Viewer,
  profile: Profile,
  place: Place,
  now: number,
): Promise<ProviderOutcome> => {
  const { provider, providerAccountId, label } = profile
  const isConnected = await insertIdentity(viewer.userId, { provider, providerAccountId, label })
  if (!isConnected) return { kind: 'refused', reason: 'connected-elsewhere' }
  await recordEvent(viewer.userId, 'provider-connected', place, now)
  return { kind: 'connected' }
}

/** A new account for a confirmed address that has none; an address alone never leads into an account that exists. */
const create = async (profile: Profile, place: Place, now: number): Promise<ProviderOutcome> => {
  const { provider, providerAccountId, label, confirmedEmail, name } = profile
  if (confirmedEmail === null) return { kind: 'refused', reason: 'address-unconfirmed' }
  const email = normalised(confirmedEmail)
  const userId = newId()
  const isNew =
    (await findAccount(email)) === null &&
    (await insertAccount({
      ...{ userId, email, name: name.slice(0, 100), passwordHash: null, timeZone: 'UTC' },
      ...{ presetId: newId(), preset: defaultPreset, deckId: newId() },
      identity: { provider, providerAccountId, label },
    }))
  if (!isNew) return { kind: 'refused', reason: 'address-taken' }
  await recordEvent(userId, 'account-created', place, now)
  return enterAccount({ id: userId, deletedAt: null }, 'tell', place, now)
}

/**
 * What follows from a sign-in at a provider: it is connected to the account of a learner who asked for that and proved who
 * they are; or it leads into the account it is connected to; or, with an address nobody has here, into a new one.
 * @param viewer who is signed in in that browser, or null
 */
export const signInWithProvider = async (
  profile: Profile,
  viewer: Viewer | null,
  ifClosing: IfClosing,
  place: Place,
  now: number,
): Promise<ProviderOutcome> => {
  const { session } = viewer ?? {}
  if (viewer && session && (await takeLinkLeave(viewer.userId, session.id, profile.provider, new Date(now))))
    return connect(viewer, profile, place, now)
  const known = await findIdentity(profile)
  return known
    ? enterAccount({ id: known.userId, deletedAt: known.deletedAt }, ifClosing, place, now)
    : create(profile, place, now)
}
