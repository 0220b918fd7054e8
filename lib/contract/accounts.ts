import { z } from 'zod'
import { competencies } from '@/lib/core/competency'
import { accountWordProblem, isAccountWord } from '@/lib/core/password-rules'
import { levels, mostWeight } from '@/lib/core/plan/interview'
import { backlogModes } from '@/lib/core/queue/ease'
import { easyShares } from '@/lib/core/queue/rest'
import { providers } from '@/lib/core/providers'
import { securityEventKinds } from '@/lib/core/security-event'
import {
  findConflict,
  shortcutActions,
  whyNoShortcut,
  withoutUsual,
  type ShortcutKeys,
} from '@/lib/core/shortcuts'
import { isTimeZone } from '@/lib/core/study-day'
import { isCommonPassword } from './common-passwords'
import { day, id, name, text, time } from './common'

/** Compatibility forms folded, trimmed, lower case; then one @ with something on both sides and an ending. */
export const email = text(254)
  .transform((value) => value.normalize('NFKC').trim().toLowerCase())
  .superRefine((value, context) => {
    const issue = (message: string) => context.addIssue({ code: 'custom', message })
    const parts = value.split('@')
    if (parts.length !== 2 || !parts[0] || !parts[1] || /[\s\u0000-\u001f,;<>()"\\]/.test(value))
      issue('must be an address such as ada@example.org')
    else if (!/\.[^.]{2,}$/.test(parts[1])) issue('This address has no ending, such as .org.')
  })

/** A new password: length is what counts. No rules of composition; only what is tried first is refused. */
export const password = text(512)
  .transform((value) => value.normalize('NFC'))
  .refine((value) => [...value].length >= 8, 'must have at least 8 characters')
  .refine(
    (value) => !isCommonPassword(value),
    'is among the 3,000 that are tried first: choose a longer one, such as four words',
  )

export const timeZone = text(64).refine(isTimeZone, 'must be a time zone such as Europe/Berlin')

export const createAccountInput = z
  .strictObject({
    email,
    password,
    name: text(100).optional(),
    timeZone: timeZone.optional(),
  })
  .refine(({ email, password }) => !isAccountWord(password, email), {
    path: ['password'],
    message: accountWordProblem,
  })
export type CreateAccountInput = z.output<typeof createAccountInput>

/** What signing in needs: any text may be wrong, none is told apart. */
export const credentials = z.strictObject({ email: text(1000), password: text(1000) })
export type Credentials = z.output<typeof credentials>

export const createTokenInput = z
  .strictObject({ email: text(1000).optional(), password: text(1000).optional(), name: name(100) })
  .refine(
    ({ email, password }) => (email === undefined) === (password === undefined),
    'email and password go together',
  )
export type CreateTokenInput = z.output<typeof createTokenInput>

export const createTokenReply = z.object({ id, token: z.string() })
export const listTokensReply = z.object({
  tokens: z.array(z.object({ id, name: z.string(), createdAt: time })),
  nextCursor: z.null(),
})

const shortcutKey = text(40)
  .transform((value) => value.normalize('NFC'))
  .superRefine((value, context) => {
    const why = whyNoShortcut(value)
    if (why) context.addIssue({ code: 'custom', message: why })
  })

/** A key by action, null for none; what is left out keeps its usual key. No key may do two things. */
const shortcutKeys = z
  .strictObject(
    Object.fromEntries(shortcutActions.map((action) => [action, shortcutKey.nullable().optional()])),
  )
  .transform((value) => withoutUsual(value as ShortcutKeys))
  .superRefine((value, context) => {
    const conflict = findConflict(value)
    if (conflict)
      context.addIssue({
        code: 'custom',
        message: `gives ${conflict.key} to both ${conflict.actions[0]} and ${conflict.actions[1]}`,
      })
  })

/** Weights by topic, 0 (left out of the plan) to 4; replaces all that were set, and 1 need not be said. */
const competencyWeights = z
  .partialRecord(z.enum(competencies as [string, ...string[]]), z.number().min(0).max(mostWeight))
  .transform((weights) =>
    Object.fromEntries(Object.entries(weights).filter(([, weight]) => weight !== undefined && weight !== 1)),
  )

const mostDaysOff = 100
const longestOff = 366

/** A run of days, both ends included. */
const dayRange = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, 'ends before it begins')
  .refine(({ from, to }) => to - from < longestOff, 'is longer than a year')

const easyShare = z.union(easyShares.map((share) => z.literal(share)))

export const patchMeInput = z
  .strictObject({
    name: text(100).optional(),
    timeZone: timeZone.optional(),
    dayStartHour: z.number().int().min(0).max(23).optional(),
    interviewDate: day.nullable().optional(),
    minutesPerDay: z.number().int().min(1).max(600).optional(),
    level: z.enum(levels).nullable().optional(),
    followPlan: z.boolean().optional(),
    competencyWeights: competencyWeights.optional(),
    buttons: z.union([z.literal(2), z.literal(4)]).optional(),
    showIntervals: z.boolean().optional(),
    interviewMode: z.boolean().optional(),
    daysOff: z.array(dayRange).max(mostDaysOff).optional(),
    easyDays: z.array(easyShare).length(7, 'must name the seven weekdays, Monday first').optional(),
    worksOn: day.nullable().optional(),
    backlog: z.enum(backlogModes).optional(),
    shortcuts: z.boolean().optional(),
    shortcutKeys: shortcutKeys.optional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'names nothing to change')
export type PatchMeInput = z.output<typeof patchMeInput>

export const meReply = z.object({
  me: z.object({
    id,
    email: z.string(),
    name: z.string(),
    timeZone: z.string(),
    dayStartHour: z.number().int(),
    interviewDate: z.string().nullable(),
    minutesPerDay: z.number().int(),
    /** The level of the interview; null for not said. */
    level: z.enum(levels).nullable(),
    /** Whether a day's cards are chosen for the interview while its date lies ahead. */
    followPlan: z.boolean(),
    /** How much each competency counts in the plan, where that is not 1. */
    competencyWeights: z.record(z.string(), z.number()),
    buttons: z.union([z.literal(2), z.literal(4)]),
    showIntervals: z.boolean(),
    /** Whether cards of a why-ladder are met without waiting for the rung below. */
    interviewMode: z.boolean(),
    /** Planned days off, both ends included: nothing is asked on them. */
    daysOff: z.array(z.object({ from: z.string(), to: z.string() })),
    /** Percent of an ordinary day that is asked, Monday first: 0, 50 or 100. */
    easyDays: z.array(z.number().int()),
    /** A study day on which the learner works though it is free. */
    worksOn: z.string().nullable(),
    /** When more is overdue than a day's minutes: new cards wait; besides, a day ends with its minutes; or nothing. */
    backlog: z.enum(backlogModes),
    shortcuts: z.boolean(),
    shortcutKeys: z.partialRecord(z.enum(shortcutActions), z.string().nullable()),
    /** False while the account is only entered through a provider. */
    hasPassword: z.boolean(),
  }),
})
export type MeReply = z.output<typeof meReply>

/** A password that is asked for again: any text may be wrong. */
const typedPassword = text(1000)

export const changePasswordInput = z.strictObject({
  currentPassword: typedPassword.optional(),
  newPassword: password,
  /** Whether personal tokens end as well as other sessions. */
  tokens: z.enum(['keep', 'revoke']).default('keep'),
})
export type ChangePasswordInput = z.output<typeof changePasswordInput>

export const changeEmailInput = z.strictObject({ email, password: typedPassword.optional() })
export type ChangeEmailInput = z.output<typeof changeEmailInput>
export const changeEmailReply = z.object({
  /** `confirm`: a letter is on its way to the new address; `done`: it has changed, unless another account has it. */
  emailChange: z.object({ email: z.string(), step: z.enum(['confirm', 'done']) }),
})
export type ChangeEmailReply = z.output<typeof changeEmailReply>

const linkToken = text(200)
export const confirmEmailInput = z.strictObject({ token: linkToken })
export type ConfirmEmailInput = z.output<typeof confirmEmailInput>

export const askPasswordResetInput = z.strictObject({ email })
export type AskPasswordResetInput = z.output<typeof askPasswordResetInput>
export const resetPasswordInput = z.strictObject({ token: linkToken, password })
export type ResetPasswordInput = z.output<typeof resetPasswordInput>

export const deleteMeInput = z.strictObject({ password: typedPassword.optional() })
export type DeleteMeInput = z.output<typeof deleteMeInput>

export const listSessionsReply = z.object({
  sessions: z.array(
    z.object({ id, device: z.string(), createdAt: time, lastUsedAt: time, current: z.boolean() }),
  ),
  nextCursor: z.null(),
})
export type ListSessionsReply = z.output<typeof listSessionsReply>

export const listSecurityEventsReply = z.object({
  securityEvents: z.array(z.object({ id, kind: z.enum(securityEventKinds), at: time, device: z.string() })),
  nextCursor: z.null(),
})
export type ListSecurityEventsReply = z.output<typeof listSecurityEventsReply>

const provider = z.enum(providers)
export const providerParams = z.strictObject({ provider })
export const allowIdentityInput = z.strictObject({ provider, password: typedPassword.optional() })
export type AllowIdentityInput = z.output<typeof allowIdentityInput>
export const deleteIdentityInput = z.strictObject({ password: typedPassword.optional() })
export type DeleteIdentityInput = z.output<typeof deleteIdentityInput>
export const listIdentitiesReply = z.object({
  identities: z.array(z.object({ provider, label: z.string(), createdAt: time })),
  nextCursor: z.null(),
})
export type ListIdentitiesReply = z.output<typeof listIdentitiesReply>

export const signInOptionsReply = z.object({
  signInOptions: z.object({
    providers: z.array(provider),
    /** Who helps with a forgotten password: a letter, or the person who runs the server. */
    passwordReset: z.enum(['mail', 'operator']),
  }),
})
export type SignInOptionsReply = z.output<typeof signInOptionsReply>
