/**
 * The branches of a tree whose nodes and edges are numbers: from a node and a word to the next node. One table with open
 * addressing, three integers a branch, because a Map with pairs as keys takes several times the time and the memory.
 */
export class Branches {
  private size = 0
  private mask = 2 ** 12 - 1
  /** Node (−1: empty), word, next node. */
  private cells = new Int32Array(3 * (this.mask + 1)).fill(-1)

  find(node: number, word: number): number | undefined {
    const next = this.cells[this.placeOf(node, word) + 2] as number
    return next === -1 ? undefined : next
  }

  add(node: number, word: number, next: number): void {
    if (++this.size * 2 > this.mask) this.grow()
    this.cells.set([node, word, next], this.placeOf(node, word))
  }

  /** Where the branch is, or the empty place where it belongs. */
  private placeOf(node: number, word: number): number {
    let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) >>> 0
    at = (at ^ (at >>> 15)) & this.mask
    for (;;) {
      const found = this.cells[3 * at] as number
      if (found === -1 || (found === node && this.cells[3 * at + 1] === word)) return 3 * at
      at = (at + 1) & this.mask
    }
  }

  private grow(): void {
    const former = this.cells
    this.mask = 2 * this.mask + 1
    this.cells = new Int32Array(3 * (this.mask + 1)).fill(-1)
    for (let at = 0; at < former.length; at += 3)
      if (former[at] !== -1)
        this.cells.set(former.subarray(at, at + 3), this.placeOf(former[at] as number, former[at + 1] as number))
  }
}
