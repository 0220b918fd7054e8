import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { limitOfProviders, limitReachedIn } from '@/lib/web/auth-limits'
import { authOptions } from '@/lib/web/auth-options'

type Params = { params: Promise<{ nextauth: string[] }> }

/** next-auth's own routes; options are read at the request, when the process knows its key. */
const handle = async (request: NextRequest, context: Params): Promise<Response> => {
  const refusal = await limitOfProviders(request)
  if (refusal) return refusal
  const response = (await NextAuth(
    request as never,
    context as never,
    authOptions(request.headers),
  )) as Response
  if (response.status !== 401) return response
  return limitReachedIn(await response.clone().text()) ?? response
}

export { handle as GET, handle as POST }
export const dynamic = 'force-dynamic'
