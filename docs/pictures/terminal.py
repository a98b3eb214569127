#!/usr/bin/env python3
"""Runs a command in a terminal of its own and draws what it leaves there as an SVG: terminal.py FILE.svg COMMAND…

The picture is of what the program wrote, colours and all: nothing is edited. Needs Python on Linux, nothing else.
"""
import fcntl, html, os, pty, re, struct, sys, termios

COLUMNS, CELL, LINE, PAD = 132, 8.42, 19, 20
NORMAL = ["#1b1f24", "#f47067", "#6bc46d", "#daaa3f", "#6cb6ff", "#d2a8ff", "#56d4dd", "#cdd9e5"]
BRIGHT = ["#768390", "#ff938a", "#8ddb8c", "#eac55f", "#96d0ff", "#e2c5ff", "#76e3ea", "#ffffff"]


def run(command):
    """Everything the command wrote, as a terminal would receive it."""
    child, fd = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS=str(COLUMNS), COLORTERM="truecolor")
        os.execvp(command[0], command)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 60, COLUMNS, 0, 0))
    written = b""
    while True:
        try:
            part = os.read(fd, 65536)
        except OSError:
            break
        if not part:
            break
        written += part
    os.waitpid(child, 0)
    return written.decode("utf-8", "replace")


def color(parts):
    """The colour that 38;5;N or 38;2;R;G;B names; consumes its parts."""
    kind = parts.pop(0)
    if kind == 2:
        return "#%02x%02x%02x" % (parts.pop(0), parts.pop(0), parts.pop(0))
    number = parts.pop(0)
    if number < 8:
        return NORMAL[number]
    if number < 16:
        return BRIGHT[number - 8]
    if number >= 232:
        return "#" + "%02x" % (8 + (number - 232) * 10) * 3
    number -= 16
    return "#%02x%02x%02x" % tuple(0 if n == 0 else 55 + 40 * n for n in (number // 36, number // 6 % 6, number % 6))


class Screen:
    """Lines without end, a cursor, and the few controls that programs use for tables that move."""

    def __init__(self):
        self.lines, self.row, self.column, self.style = [[]], 0, 0, ("", False, False)

    def put(self, letter):
        line = self.lines[self.row]
        while len(line) <= self.column:
            line.append((" ", ("", False, False)))
        line[self.column] = (letter, self.style)
        self.column += 1

    def move(self, row):
        self.row = max(0, row)
        while len(self.lines) <= self.row:
            self.lines.append([])

    def control(self, numbers, word):
        first = numbers[0] if numbers else 0
        if word == "m":
            self.dress(numbers or [0])
        elif word == "A":
            self.move(self.row - max(1, first))
        elif word == "B":
            self.move(self.row + max(1, first))
        elif word == "C":
            self.column += max(1, first)
        elif word == "D":
            self.column = max(0, self.column - max(1, first))
        elif word == "G":
            self.column = max(0, first - 1)
        elif word == "K":
            self.lines[self.row] = [] if first == 2 else self.lines[self.row][: self.column]
        elif word == "J" and first == 0:
            self.lines[self.row + 1:] = []
            self.lines[self.row] = self.lines[self.row][: self.column]

    def dress(self, parts):
        parts = list(parts)
        fore, bold, dim = self.style
        while parts:
            n = parts.pop(0)
            if n == 0:
                fore, bold, dim = "", False, False
            elif n in (1, 2):
                bold, dim = bold or n == 1, dim or n == 2
            elif n == 22:
                bold = dim = False
            elif 30 <= n <= 37:
                fore = NORMAL[n - 30]
            elif 90 <= n <= 97:
                fore = BRIGHT[n - 90]
            elif n == 38:
                fore = color(parts)
            elif n == 39:
                fore = ""
            elif n == 48:
                color(parts)
        self.style = (fore, bold, dim)

    def feed(self, text):
        for found in re.finditer(r"\x1b\[([?0-9;]*)([A-Za-z])|\x1b\][^\x07]*\x07|\x1b.|(.)", text, re.DOTALL):
            if found[2]:
                if not found[1].startswith("?"):
                    self.control([int(n or 0) for n in found[1].split(";")] if found[1] else [], found[2])
            elif found[3] == "\n":
                self.move(self.row + 1)
            elif found[3] == "\r":
                self.column = 0
            elif found[3] and found[3] >= " ":
                if self.column >= COLUMNS:
                    self.move(self.row + 1)
                    self.column = 0
                self.put(found[3])


def draw(lines, command):
    """An SVG in which every run of one style is placed by its column, whatever the font's own widths."""
    lines = [[]] + lines
    height, width = PAD * 2 + 30 + LINE * len(lines), PAD * 2 + int(CELL * COLUMNS)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">',
           f"<title>{html.escape(command)} in a terminal</title>",
           f'<rect width="{width}" height="{height}" rx="10" fill="#22272e"/>',
           *(f'<circle cx="{24 + 20 * n}" cy="22" r="6" fill="{c}"/>' for n, c in enumerate(("#f47067", "#daaa3f", "#6bc46d"))),
           '<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,\'DejaVu Sans Mono\',monospace" font-size="14" fill="#adbac7" xml:space="preserve">',
           f'<text x="{PAD}" y="{PAD + 42}"><tspan fill="#6bc46d">$</tspan> {html.escape(command)}</text>']
    for number, line in enumerate(lines[1:], 2):
        at = 0
        while at < len(line):
            end = at
            while end < len(line) and line[end][1] == line[at][1]:
                end += 1
            text, (fore, bold, dim) = "".join(letter for letter, _ in line[at:end]), line[at][1]
            if text.strip():
                look = (f' fill="{fore}"' if fore else "") + (' font-weight="bold"' if bold else "") + (' opacity="0.6"' if dim else "")
                out.append(f'<text x="{PAD + at * CELL:.1f}" y="{PAD + 24 + LINE * number}" textLength="{len(text) * CELL:.1f}"{look}>{html.escape(text).replace(" ", chr(160))}</text>')
            at = end
    return "\n".join([*out, "</g>", "</svg>", ""])


def main():
    file, command = sys.argv[1], sys.argv[2:]
    screen = Screen()
    screen.feed(run(command))
    lines = screen.lines
    while lines and not any(letter != " " for letter, _ in lines[-1]):
        lines.pop()
    shown = " ".join(["pciautoheal", *command[1:]]) if "pciautoheal" in command[0] else " ".join(command)
    with open(file, "w", encoding="utf-8") as out:
        out.write(draw(lines, shown))


main()
