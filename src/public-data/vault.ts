import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { appendFile, link, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Keys by version, 1 and up. The newest makes new hashes; the others stay as long as anything was hashed with them. */
type Keys = ReadonlyMap<number, Buffer>

const keyBytes = 32
const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

const readFileIfThere = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error) => {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  })

/** `1:KEY,2:KEY`, each key 32 bytes in base64url. @throws Error that names the place, never a key. */
function readKeys(text: string, place: string): Keys {
  const keys = new Map<number, Buffer>()
  for (const each of text.trim().split(/[,\s]+/)) {
    const [, version, key] = each.match(/^(\d{1,4}):([\w-]{43})$/) ?? []
    if (!version || !key || Number(version) < 1 || keys.has(Number(version)))
      throw new Error(`${place} must hold keys as VERSION:KEY, each key 32 bytes in base64url, each version once`)
    keys.set(Number(version), Buffer.from(key, 'base64url'))
  }
  return keys
}

const writeKeys = (keys: Keys): string =>
  [...keys].map(([version, key]) => `${version}:${key.toString('base64url')}\n`).join('')

/** Written whole beside its place first: whoever reads at the same moment finds complete keys or none. */
async function writeKeyFile(file: string, keys: Keys, put: (draft: string, file: string) => Promise<void>) {
  const draft = `${file}.${randomUUID()}.tmp`
  try {
    await writeFile(draft, writeKeys(keys), { flag: 'wx', mode: 0o600, flush: true })
    await put(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
}

export interface VaultPlaces {
  /** Folder of the key file `suppression.keys`, unless keys are given. */
  readonly dataDir: string
  /** The keys themselves, from the environment, as in the file; null: the file, made at the first start. */
  readonly suppressionKeys: string | null
  /** The append-only copy of the suppression list. */
  readonly suppressionCopy: string
}

const keyFileOf = ({ dataDir }: VaultPlaces) => join(dataDir, 'suppression.keys')

/**
 * What is kept outside the database, so that neither a stolen dump nor a restored one undoes an opt-out: the keys under which
 * addresses are hashed, and an append-only copy of the suppression list.
 */
export class Vault {
  private constructor(
    private readonly keys: Keys,
    private readonly copy: string,
  ) {}

  /** @throws Error that names the place and the remedy where the keys are damaged. */
  static async open(places: VaultPlaces): Promise<Vault> {
    if (places.suppressionKeys !== null)
      return new Vault(readKeys(places.suppressionKeys, 'SUPPRESSION_KEYS'), places.suppressionCopy)
    const file = keyFileOf(places)
    let text = await readFileIfThere(file)
    if (text === null) {
      await mkdir(places.dataDir, { recursive: true, mode: 0o700 })
      await writeKeyFile(file, new Map([[1, randomBytes(keyBytes)]]), link)
      text = await readFile(file, 'utf8')
    }
    return new Vault(readKeys(text, file), places.suppressionCopy)
  }

  /** Adds a key to the key file, which from then on makes new hashes; former keys still find what they hashed. Gives its version. */
  static async rotate(places: VaultPlaces): Promise<number> {
    const { keys, newest } = await Vault.open(places)
    await writeKeyFile(keyFileOf(places), new Map([...keys, [newest + 1, randomBytes(keyBytes)]]), rename)
    return newest + 1
  }

  get versions(): readonly number[] {
    return [...this.keys.keys()]
  }

  get newest(): number {
    return Math.max(...this.keys.keys())
  }

  /**
   * HMAC-SHA-256 of a text under one key. `purpose` keeps uses of the same key apart.
   * @throws Error for a version that is not there.
   */
  hash(version: number, purpose: 'address' | 'key' | 'link', text: string): Buffer {
    const key = this.keys.get(version)
    if (!key) throw new Error(`Version ${version} of the suppression key is not there`)
    return createHmac('sha256', key).update(`${purpose}\0${text}`).digest()
  }

  /** Adds lines to the copy; they are on the disk when this returns. Each begins a line, whatever a killed process left before it. */
  async append(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return
    await mkdir(dirname(this.copy), { recursive: true, mode: 0o700 })
    const file = await open(this.copy, 'a', 0o600)
    try {
      await appendFile(file, lines.map((line) => `\n${line}\n`).join(''))
      await file.sync()
    } finally {
      await file.close()
    }
  }

  /** Every line of the copy. A process that was killed while adding one leaves a part of it, whose change never took effect. */
  async readCopy(): Promise<string[]> {
    const text = await readFileIfThere(this.copy)
    return text ? text.split('\n').filter((line) => line !== '') : []
  }
}
