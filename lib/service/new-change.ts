import type { NewChange } from '@/lib/db/changes'
import { newId } from '@/lib/io/ids'
import type { Context } from './context'

/** What a change made now is kept under. */
export const newChange = ({ now }: Context): NewChange => ({ id: newId(), at: new Date(now) })
