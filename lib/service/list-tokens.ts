import { listTokens as findTokens } from '@/lib/db/tokens'
import type { Context } from './context'

/** The learner's tokens that still count, newest first; never the tokens themselves. */
export const listTokens = async ({ viewer }: Context) => ({
  tokens: (await findTokens(viewer.userId)).map((token) => ({
    ...token,
    createdAt: token.createdAt.toISOString(),
  })),
  nextCursor: null,
})
