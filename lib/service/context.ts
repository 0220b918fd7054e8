import type { Mail } from '@/lib/io/mail'
import type { RateLimits } from '@/lib/io/rate-limits'

/** The session a learner comes with: the id it is listed under, and when it was opened. */
export type SessionMark = { readonly id: string; readonly openedAt: number }

/** Who asks, made only by the sign-in check; every function of lib/db takes its id first. A token comes without session. */
export type Viewer = { readonly userId: string; readonly session?: SessionMark }

/** What a use case knows of the moment: the learner and the time. */
export type Context = {
  viewer: Viewer
  now: number
  /** Set by a use case that made a change which can be undone; the reply carries it as X-Change-Id. */
  changeId?: string | null
}

/** Where a request comes from: its network, and its browser in words. */
export type Place = { clientIp: string; device: string }

/** The same for the few things that need no account. */
export type PublicContext = Place & { viewer: Viewer | null; now: number }

/** What the gate of accounts needs besides: limits, the post (null when this server sends no letters), and its own address. */
export type GateContext = PublicContext & { limits: RateLimits; mail: Mail | null; url: string }

/** The same for a learner who is signed in. */
export type AccountContext = GateContext & { viewer: Viewer }
