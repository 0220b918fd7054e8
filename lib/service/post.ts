import { openMail, smtpCarrier, type Mail } from '@/lib/io/mail'

export type { Mail } from '@/lib/io/mail'

/** The post of this process. @param onFailure hears of letters that were given up after several tries */
export const openPost = (
  { url, from }: { url: string; from: string },
  onFailure: (error: unknown) => void,
): Mail => openMail(smtpCarrier(url, from), onFailure)
