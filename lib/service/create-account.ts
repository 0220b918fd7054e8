import type { CreateAccountInput } from '@/lib/contract/accounts'
import { defaultPreset } from '@/lib/core/preset'
import { insertAccount } from '@/lib/db/accounts'
import { newId } from '@/lib/io/ids'
import { hashPassword } from '@/lib/io/password'

/** Creates an account. The reply, and the work, are the same for an address already taken, and nothing changes then. */
export const createAccount = async (input: CreateAccountInput): Promise<Record<string, never>> => {
  await insertAccount({
    userId: newId(),
    email: input.email,
    passwordHash: await hashPassword(input.password),
    name: input.name?.trim() ?? '',
    timeZone: input.timeZone ?? 'UTC',
    presetId: newId(),
    preset: defaultPreset,
    deckId: newId(),
    identity: null,
  })
  return {}
}
