import { z } from 'zod'
import {
  allowIdentityInput,
  askPasswordResetInput,
  changeEmailInput,
  changeEmailReply,
  changePasswordInput,
  confirmEmailInput,
  createAccountInput,
  createTokenInput,
  createTokenReply,
  deleteIdentityInput,
  deleteMeInput,
  listIdentitiesReply,
  listSecurityEventsReply,
  listSessionsReply,
  listTokensReply,
  meReply,
  patchMeInput,
  providerParams,
  resetPasswordInput,
  signInOptionsReply,
} from '@/lib/contract/accounts'
import { calendarFeedReply, calendarParams, newCalendarFeedReply } from '@/lib/contract/calendar'
import { idParams, nothing as nothingSent } from '@/lib/contract/common'
import { AppError } from '@/lib/core/errors'
import { allowIdentity } from '@/lib/service/allow-identity'
import { askPasswordReset } from '@/lib/service/ask-password-reset'
import { changeEmail } from '@/lib/service/change-email'
import { changePassword } from '@/lib/service/change-password'
import { confirmEmail } from '@/lib/service/confirm-email'
import { createAccount } from '@/lib/service/create-account'
import { createCalendarFeed } from '@/lib/service/create-calendar-feed'
import { createToken } from '@/lib/service/create-token'
import { deleteCalendarFeed } from '@/lib/service/delete-calendar-feed'
import { deleteIdentity } from '@/lib/service/delete-identity'
import { deleteMe } from '@/lib/service/delete-me'
import { deleteOtherSessions } from '@/lib/service/delete-other-sessions'
import { deleteSession } from '@/lib/service/delete-session'
import { deleteToken } from '@/lib/service/delete-token'
import { getCalendar } from '@/lib/service/get-calendar'
import { getCalendarFeed } from '@/lib/service/get-calendar-feed'
import { getMe } from '@/lib/service/get-me'
import { getSignInOptions } from '@/lib/service/get-sign-in-options'
import { listIdentities } from '@/lib/service/list-identities'
import { listSecurityEvents } from '@/lib/service/list-security-events'
import { listSessions } from '@/lib/service/list-sessions'
import { listTokens } from '@/lib/service/list-tokens'
import { patchMe } from '@/lib/service/patch-me'
import { resetPassword } from '@/lib/service/reset-password'
import { route, type Route } from './route'

const byId = { params: idParams }
const nothing = z.object({})

/** What anybody may ask at the door. */
const door: Route[] = [
  route(
    'post',
    '/accounts',
    { summary: 'Create an account', access: 'public', body: createAccountInput, reply: nothing },
    async ({ clientIp, limits }, input) => {
      const wait = await limits.take('sign-up-ip', clientIp)
      if (wait !== null)
        throw new AppError(
          'limit-reached',
          'Too many accounts were made from here. Try again within the hour.',
          { retryAfterSeconds: wait },
        )
      return createAccount(input)
    },
  ),
  route(
    'post',
    '/tokens',
    { summary: 'Make a personal token', access: 'public', body: createTokenInput, reply: createTokenReply },
    (context, input) => createToken(context, input, context.limits),
  ),
  route(
    'get',
    '/sign-in-options',
    { summary: 'What the sign-in page offers', access: 'public', reply: signInOptionsReply },
    async (context) => getSignInOptions(context, context.providers),
  ),
  route(
    'post',
    '/password-resets',
    {
      summary: 'Ask for a link to a new password',
      access: 'public',
      body: askPasswordResetInput,
      reply: nothing,
    },
    askPasswordReset,
  ),
  route(
    'post',
    '/password-resets/redeem',
    { summary: 'Choose a new password by a link', access: 'public', body: resetPasswordInput, status: 204 },
    resetPassword,
  ),
  route(
    'post',
    '/email-changes/redeem',
    { summary: 'Confirm a new address by a link', access: 'public', body: confirmEmailInput, status: 204 },
    confirmEmail,
  ),
]

const me: Route[] = [
  route('get', '/me', { summary: 'Account and settings', reply: meReply }, getMe),
  route('patch', '/me', { summary: 'Change settings', body: patchMeInput, reply: meReply }, patchMe),
  route('delete', '/me', { summary: 'Close the account', body: deleteMeInput }, deleteMe),
  route(
    'post',
    '/me/password',
    { summary: 'Change or set the password', body: changePasswordInput, status: 204 },
    changePassword,
  ),
  route(
    'post',
    '/me/email',
    { summary: 'Change the address', body: changeEmailInput, reply: changeEmailReply, status: 200 },
    changeEmail,
  ),
]

const access: Route[] = [
  route('get', '/tokens', { summary: 'List personal tokens', reply: listTokensReply }, listTokens),
  route('delete', '/tokens/:id', { summary: 'Revoke a token', ...byId }, deleteToken),
  route('get', '/sessions', { summary: 'List sessions', reply: listSessionsReply }, listSessions),
  route('delete', '/sessions', { summary: 'End all other sessions' }, deleteOtherSessions),
  route('delete', '/sessions/:id', { summary: 'End a session', ...byId }, deleteSession),
  route(
    'get',
    '/identities',
    { summary: 'List connected accounts', reply: listIdentitiesReply },
    listIdentities,
  ),
  route(
    'post',
    '/identities',
    {
      summary: 'Let this session connect an account of a provider',
      body: allowIdentityInput,
      reply: nothing,
    },
    allowIdentity,
  ),
  route(
    'delete',
    '/identities/:provider',
    { summary: 'Disconnect an account', params: providerParams, body: deleteIdentityInput },
    deleteIdentity,
  ),
  route(
    'get',
    '/security-events',
    { summary: 'Recent security events', reply: listSecurityEventsReply },
    listSecurityEvents,
  ),
]

const calendar: Route[] = [
  route(
    'get',
    '/calendar-feed',
    { summary: 'Whether there is a calendar link', reply: calendarFeedReply },
    getCalendarFeed,
  ),
  route(
    'post',
    '/calendar-feed',
    {
      summary: 'Make a calendar link; the one before ends',
      body: nothingSent,
      reply: newCalendarFeedReply,
    },
    createCalendarFeed,
  ),
  route('delete', '/calendar-feed', { summary: 'Revoke the calendar link' }, deleteCalendarFeed),
  route(
    'get',
    '/calendar/:token',
    {
      summary: 'Planned minutes as an iCalendar file, for whoever has the link',
      access: 'public',
      params: calendarParams,
      download: ['text/calendar'],
      limit: 'calendar',
    },
    getCalendar,
  ),
]

/** Accounts, and what leads into them. */
export const accountRoutes: readonly Route[] = [...door, ...me, ...access, ...calendar]
