import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { AppError } from '@/lib/core/errors'
import { authOptions } from '@/lib/web/auth-options'
import { answerError } from '@/lib/web/errors'

type Params = { params: Promise<{ nextauth: string[] }> }

/** A refusal by the rate limit comes out of next-auth as an address with the code in it; it is answered as the API does. */
const limitReached = (text: string): Response | null => {
  const match = /error=limit-reached(?:%20|\+)(\d+)/.exec(text)
  if (!match) return null
  const retryAfterSeconds = Number(match[1])
  const minutes = Math.ceil(retryAfterSeconds / 60)
  const refusal = new AppError('limit-reached', `Too many tries. Wait ${minutes} minutes, then try again.`, {
    retryAfterSeconds,
  })
  const { status, headers, body } = answerError(refusal, crypto.randomUUID())
  return Response.json(body, { status, headers: { ...headers, 'Cache-Control': 'no-store' } })
}

/** next-auth's own routes; options are read at the request, when the process knows its key. */
const handle = async (request: NextRequest, context: Params): Promise<Response> => {
  const response = (await NextAuth(
    request as never,
    context as never,
    authOptions(request.headers),
  )) as Response
  if (response.status !== 401) return response
  return limitReached(await response.clone().text()) ?? response
}

export { handle as GET, handle as POST }
export const dynamic = 'force-dynamic'
