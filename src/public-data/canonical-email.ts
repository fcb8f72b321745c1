import { domainToASCII } from 'node:url'

/** One mailbox, however its address is written. */
export interface CanonicalEmail {
  /** The mailbox for certain: `local@domain`. */
  readonly exact: string
  /**
   * Without a tag (`anna+jobs` → `anna`): most providers deliver both to one person, but only some say so. Equal to `exact` where
   * there is no tag, or where the provider says that tags name no other mailbox.
   */
  readonly untagged: string
}

/** They ignore dots and tags, and `googlemail.com` is another name of theirs. */
const gmailDomains: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com'])

/** Characters that show nothing, such as a soft hyphen: no mailbox is told apart by one. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu
const quotedLocal = /^"((?:[^"\\]|\\.)*)"$/u
const plainLocal = /^[^\s()<>[\]:;,\\"@\p{C}]+$/u
const readableLocal = /^[^\s@\p{C}]+$/u

function readLocal(text: string): string | null {
  const quoted = text.match(quotedLocal)
  const local = quoted ? (quoted[1] as string).replace(/\\(.)/gu, '$1') : text
  return (quoted ? readableLocal : plainLocal).test(local) ? local : null
}

const beforeTag = (local: string): string => {
  const tag = local.indexOf('+')
  return tag > 0 ? local.slice(0, tag) : local
}

/**
 * The canonical form of an e-mail address: trimmed, NFKC, lower case, without needless quotes; the domain in IDNA ASCII without a
 * trailing dot; Gmail's dots and tags dropped. Null: it cannot be read as an address, so nothing is known of whose it is.
 */
export function readCanonicalEmail(text: string): CanonicalEmail | null {
  const plain = text.normalize('NFKC').replace(invisible, '').trim().toLowerCase().normalize('NFKC')
  const at = plain.lastIndexOf('@')
  const local = readLocal(plain.slice(0, Math.max(at, 0)))
  const domain = domainToASCII(plain.slice(at + 1)).replace(/\.+$/, '')
  if (local === null || !domain) return null
  if (!gmailDomains.has(domain)) return { exact: `${local}@${domain}`, untagged: `${beforeTag(local)}@${domain}` }
  const mailbox = beforeTag(local).replaceAll('.', '')
  return mailbox ? { exact: `${mailbox}@gmail.com`, untagged: `${mailbox}@gmail.com` } : null
}
