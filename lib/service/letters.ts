import type { Letter } from '@/lib/io/mail'

/** The letters this server sends. Plain text: a reader sees where each link leads. A secret stands behind `#`, which no server is sent. */

const signature = (url: string) => `\n\nCrossover\n${url}\n`

export const resetPasswordUrl = (url: string, token: string) => `${url}/reset-password#${token}`

export const resetPasswordLetter = (to: string, url: string, token: string): Letter => ({
  to,
  subject: 'Choose a new password',
  text: `Somebody, most likely you, asked for a new password for your Crossover account.

Choose it here, within 30 minutes:
${resetPasswordUrl(url, token)}

If it was not you, do nothing: your password stays as it is.${signature(url)}`,
})

export const confirmEmailLetter = (to: string, url: string, token: string): Letter => ({
  to,
  subject: 'Confirm your new address',
  text: `This address is to be that of a Crossover account.

Confirm it here, within 60 minutes:
${url}/confirm-email#${token}

If you know nothing of this, do nothing: nothing changes.${signature(url)}`,
})

export const addressInUseLetter = (to: string, url: string): Letter => ({
  to,
  subject: 'This address has an account already',
  text: `Somebody wanted to make this the address of another Crossover account. You have an account with it already, and nothing was changed.

If it was you: sign in with this address, or choose another.${signature(url)}`,
})

export const addressChangedLetter = (to: string, url: string, newEmail: string): Letter => ({
  to,
  subject: 'Your address was changed',
  text: `Your Crossover account now has the address ${newEmail}. You sign in with it from now on, and no letters come here any more.

If it was not you, write to the person who runs this server at once.${signature(url)}`,
})

export const passwordChangedLetter = (to: string, url: string): Letter => ({
  to,
  subject: 'Your password was changed',
  text: `The password of your Crossover account was changed, and every other session was ended.

If it was not you, choose a new one at once:
${url}/forgot-password${signature(url)}`,
})

export const deletionLetter = (to: string, url: string, erasedOn: string): Letter => ({
  to,
  subject: 'Your account will be erased',
  text: `Your Crossover account is closed. On ${erasedOn} it is erased, with everything in it.

To keep it, sign in before then:
${url}/sign-in

If it was not you who closed it, sign in, keep it, and change your password.${signature(url)}`,
})
