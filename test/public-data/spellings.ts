/** Ten people; Gmail's and other providers' mailboxes, with an international domain and an international name. */
export const people = [
  'anna.keller@gmail.com',
  'bo.lindqvist@gmail.com',
  'carla@example.org',
  'd.okafor@example.org',
  'émile@example.org',
  'farid@bücher.example',
  'grete@straße.example',
  'hana@mail.example.co.jp',
  'i_torres@example.net',
  "j.o'neill@example.com",
] as const

const fullWidth = (text: string) =>
  [...text].map((c) => (c > ' ' && c <= '~' ? String.fromCodePoint((c.codePointAt(0) as number) + 0xfee0) : c)).join('')
const inPunycode: Readonly<Record<string, string>> = {
  'bücher.example': 'xn--bcher-kva.example',
  'straße.example': 'xn--strae-oqa.example',
}
const everySecondUpper = (text: string) => [...text].map((c, i) => (i % 2 ? c.toUpperCase() : c)).join('')

/** Ways to write any address; what a provider ignores in its own is in `gmailWays`. */
const ways: ((local: string, domain: string) => string)[] = [
  (l, d) => `${l}@${d}`,
  (l, d) => `${l}@${d}`.toUpperCase().replaceAll('STRASSE', 'STRAẞE'),
  (l, d) => everySecondUpper(`${l}@`) + d,
  (l, d) => `  ${l}@${d}\t`,
  (l, d) => `\u00a0${l}@${d}\u3000`,
  (l, d) => `${l}@${d}.`,
  (l, d) => `${l}@${d}..`,
  (l, d) => `"${l}"@${d}`,
  (l, d) => `"${[...l].map((c) => `\\${c}`).join('')}"@${d}`,
  (l, d) => fullWidth(`${l}@${d}`),
  (l, d) => `${fullWidth(l)}@${d}`,
  (l, d) => `${l}＠${d}`,
  (l, d) => `${l}@${d.replaceAll('.', '。')}`,
  (l, d) => `${l}@${inPunycode[d] ?? d.toUpperCase()}`,
  (l, d) => `${l}@${(inPunycode[d] ?? d).toUpperCase()}.`,
  (l, d) => `${l}@${d}`.normalize('NFD'),
  (l, d) => `${l}@${d}`.normalize('NFD').toUpperCase().replaceAll('STRASSE', 'STRAẞE'),
  (l, d) => `${l.slice(0, 1)}\u00ad${l.slice(1)}@${d}`,
  (l, d) => `${l}\u200b@${d}`,
  (l, d) => `\ufeff${l}@${d}`,
  (l, d) => `"${l.toUpperCase()}"@${d}.`,
  (l, d) => `${fullWidth(l.toUpperCase())}@${d.toUpperCase().replaceAll('STRASSE', 'STRAẞE')}`,
  (l, d) => `"${fullWidth(l)}"@${d}`,
  (l, d) => `\n${l}@${d}\r\n`,
  (l, d) => `${l}@${fullWidth(d)}.`,
]
const gmailWays: typeof ways = [
  (l, d) => `${l.replaceAll('.', '')}@${d}`,
  (l, d) => `${[...l.replaceAll('.', '')].join('.')}@${d}`,
  (l, d) => `${l}+jobs@${d}`,
  (l) => `${l}@googlemail.com`,
  (l) => `${l.replaceAll('.', '').toUpperCase()}+News.Letter@GoogleMail.com.`,
]

const parts = (email: string) => email.split('@') as [string, string]

/** At least 25 spellings of each person's one mailbox. */
export const spellingsOf = (email: string): string[] => {
  const [local, domain] = parts(email)
  return [...ways, ...(domain === 'gmail.com' ? gmailWays : [])].map((way) => way(local, domain))
}

/** 300 spellings of the ten mailboxes, 30 of each: the different ones, then those with a space before or after. */
export const spellings: readonly string[] = people.flatMap((email) => {
  const all = new Set(spellingsOf(email))
  const spaced = [...all].flatMap((spelling) => [` ${spelling}`, `${spelling}\u2003`])
  return [...new Set([...all, ...spaced])].slice(0, 30)
})

/** Mailboxes of other people that look much alike: 30 beside each of the ten. */
export const otherPeople: readonly string[] = people.flatMap((email) => {
  const [local, domain] = parts(email)
  const isGmail = domain === 'gmail.com'
  const added = [...'0123456789abcdefghijklmn'].map((c) => `${local}${c}@${domain}`)
  return [
    ...added,
    `a${local}@${domain}`,
    `${local}_@${domain}`,
    `${local}@mail.${domain}`,
    `${local}@${domain}.au`,
    isGmail ? `${local}@gmail.co` : `${local.slice(0, 1)}.x.${local.slice(1)}@${domain}`,
    isGmail ? `${local}@mail.com` : `${local}-jobs@${domain}`,
  ]
})
