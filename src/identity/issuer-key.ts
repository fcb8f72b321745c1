import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'

export const issuerAlgorithm = 'ES256'

/** The key pair of the built-in issuer, and the name that its tokens call it by: the thumbprint of the public half. */
export interface IssuerKey {
  readonly keyId: string
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
}

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

async function importIssuerKey(text: string): Promise<IssuerKey> {
  const { kty, crv, x, y, d, kid } = JSON.parse(text) as JWK
  if (![kty, crv, x, y, d, kid].every((part) => typeof part === 'string'))
    throw new Error('a part of the key is missing')
  const publicJwk = { kty, crv, x, y } as JWK
  if ((await calculateJwkThumbprint(publicJwk)) !== kid) throw new Error('the key does not match its kid')
  const publicKey = await importJWK(publicJwk, issuerAlgorithm)
  const privateKey = await importJWK({ ...publicJwk, d } as JWK, issuerAlgorithm)
  return { keyId: kid, publicKey: publicKey as CryptoKey, privateKey: privateKey as CryptoKey }
}

async function findIssuerKey(file: string): Promise<IssuerKey | null> {
  const text = await readFile(file, 'utf8').catch((error) => {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  })
  if (text === null) return null
  try {
    return await importIssuerKey(text)
  } catch (cause) {
    throw new Error(
      `${file} does not hold a usable key of the built-in issuer. Restore it from a backup, or delete it: ` +
        'the next start makes a new key, and everyone signs in again.',
      { cause },
    )
  }
}

/** Written whole beside its place, then linked to it: whoever starts at the same moment finds a complete key or none. */
async function makeIssuerKey(folder: string, file: string): Promise<void> {
  const { privateKey } = await generateKeyPair(issuerAlgorithm, { extractable: true })
  const jwk = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(jwk)
  const draft = join(folder, `issuer.${randomUUID()}.tmp`)
  try {
    await writeFile(draft, `${JSON.stringify({ ...jwk, kid, alg: issuerAlgorithm })}\n`, {
      flag: 'wx',
      mode: 0o600,
      flush: true,
    })
    await link(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/**
 * The key kept in `issuer.json` of the data folder, readable by its owner alone; made at the first start.
 * @throws Error that names the file and the remedy when the file is damaged.
 */
export async function openIssuerKey(dataDir: string): Promise<IssuerKey> {
  const file = join(dataDir, 'issuer.json')
  const kept = await findIssuerKey(file)
  if (kept) return kept
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await makeIssuerKey(dataDir, file)
  const made = await findIssuerKey(file)
  if (!made) throw new Error(`${file} vanished while the built-in issuer started`)
  return made
}
