import { makeApi } from '@/lib/web/api'

/** The same API for hosts that run Next alone; behind the plain listener nothing reaches this. */
const api = makeApi(process.env.CROSSOVER_VERSION ?? '0.1.0')
const handle = (request: Request) => api.fetch(request)

export { handle as GET, handle as POST, handle as PATCH, handle as DELETE }
export const dynamic = 'force-dynamic'
