/** Who asks, made only by the sign-in check; every function of lib/db takes its id first. */
export type Viewer = { readonly userId: string }

/** What a use case knows of the moment: the learner and the time. */
export type Context = {
  viewer: Viewer
  now: number
  /** Set by a use case that made a change which can be undone; the reply carries it as X-Change-Id. */
  changeId?: string | null
}

/** The same for the few things that need no account. */
export type PublicContext = { viewer: Viewer | null; now: number; clientIp: string }
