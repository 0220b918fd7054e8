/** Where a learner may have an account to sign in with. */
export const providers = ['github', 'google'] as const
export type Provider = (typeof providers)[number]

/** As they write themselves. */
export const providerNames: Readonly<Record<Provider, string>> = { github: 'GitHub', google: 'Google' }
