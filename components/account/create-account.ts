import type { CreateAccountInput } from '@/lib/contract/accounts'
import type { TodayReply } from '@/lib/contract/queue'
import { isUntouched } from '@/components/today/today-words'
import { ApiError, get, send } from '@/lib/client/api'
import { signIn } from '@/lib/client/sign-in'

/** The reply is the same for a taken address, so that nobody can ask who has an account here; signing in tells. */
export class PerhapsTaken extends Error {}

const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** @throws PerhapsTaken when the address may belong to an account with another password */
export const createAccount = async (email: string, password: string): Promise<void> => {
  const input: CreateAccountInput = { email, password, timeZone: timeZone() }
  await send('POST', '/accounts', input)
  try {
    await signIn(email, password)
  } catch (error) {
    throw error instanceof ApiError && error.status === 401 ? new PerhapsTaken() : error
  }
}

/** Where a fresh session begins: the day's work, or the library when there is none yet. */
export const findFirstPage = async (): Promise<string> => {
  const reply = await get<TodayReply>('/today').catch(() => null)
  return reply && !isUntouched(reply.today) ? '/today' : '/library'
}

/** Takes over what was done here as a guest. An account stands without it, so it is tried again at the next page. */
export const adoptQuietly = async (): Promise<void> => {
  const { readGuest } = await import('@/lib/client/guest')
  if (readGuest().keeping !== 'asked') return
  const { adoptGuest } = await import('@/lib/client/adopt-guest')
  await adoptGuest().catch(() => undefined)
}
