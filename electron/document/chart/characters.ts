/** What the charts' font can write: the signs and 6,763 characters of GB 2312, ASCII, and the signs charts use. */
const SIGNS = '—–…·•©®°±²³×÷≤≥≠√∑∞αβγ①②③④⑤⑥⑦⑧⑨⑩→←↑↓▲▼●○■□☑☐￥%‰';

export function chartCharacters(): Set<string> {
  const decoder = new TextDecoder('gb18030');
  const found = new Set(SIGNS);
  for (let code = 0x20; code < 0x7f; code += 1) found.add(String.fromCharCode(code));
  for (let row = 0xa1; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (character.length === 1 && !/[\p{Co}\uFFFD]/u.test(character)) found.add(character);
    }
  return found;
}
