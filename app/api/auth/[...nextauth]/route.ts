import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from '@/lib/web/auth-options'

type Params = { params: Promise<{ nextauth: string[] }> }

/** next-auth's own routes; options are read at the request, when the process knows its key. */
const handle = (request: NextRequest, context: Params): Promise<Response> =>
  NextAuth(request as never, context as never, authOptions()) as Promise<Response>

export { handle as GET, handle as POST }
export const dynamic = 'force-dynamic'
