"""Runs a command on a pseudo terminal and types. typing.py JSON [COMMAND...]: JSON is a list of [text to wait for, what to type then]."""
import fcntl, json, os, pty, select, struct, sys, termios, time

LIMIT = 30
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))  # a new one has no columns at all
    os.execvp(sys.argv[2], sys.argv[2:])

deadline = time.monotonic() + LIMIT
seen = b""


def read():
    """Reads once; false at the end."""
    global seen
    ready, _, _ = select.select([terminal], [], [], max(0, deadline - time.monotonic()))
    if not ready:
        sys.exit(f"nothing came for {LIMIT} s after: {seen.decode(errors='replace')}")
    try:
        data = os.read(terminal, 65536)
    except OSError:  # Linux tells the end of a terminal by EIO
        return False
    seen += data
    return data != b""


start = 0
for expected, typed in json.loads(sys.argv[1]):
    while expected.encode() not in seen[start:]:
        if not read():
            sys.exit(f"the command ended before it said {expected!r}: {seen.decode(errors='replace')}")
    start = len(seen)
    os.write(terminal, typed.encode())
while read():
    pass
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
