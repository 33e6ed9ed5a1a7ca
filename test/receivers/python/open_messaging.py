import base64
import hashlib
import hmac
import json
import os
import re
import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

KEY = os.environ["WEBHOOK_SECRET"].encode()
MAX_BYTES = 10 * 1024 * 1024
db = sqlite3.connect(os.environ.get("STORE", "messages.sqlite"), timeout=10, check_same_thread=False)
lock = threading.Lock()
with db:
    db.execute("CREATE TABLE IF NOT EXISTS messages (id TEXT PRIMARY KEY, type TEXT)")


def is_signed(raw, header):
    """X-Hub-Signature-256: sha256=<HMAC-SHA256 of the raw body under the text of the token, in padded base64>"""
    good = b"sha256=" + base64.b64encode(hmac.new(KEY, raw, hashlib.sha256).digest())
    return hmac.compare_digest((header or "").strip().encode("utf-8", "surrogateescape"), good)


def record(body):
    """Stores a message once, before the response; receipts and typing events are accepted, and ignored."""
    if not isinstance(body, dict):
        return
    message_id, kind = body.get("id"), body.get("type")
    if not isinstance(message_id, str) or kind not in ("Text", "Structured"):
        return
    with lock, db:
        if not db.execute("INSERT INTO messages VALUES (?, ?) ON CONFLICT DO NOTHING", (message_id, kind)).rowcount:
            return
        # pass text and content on to channel.to.id here, and only here


def one(sql, key):
    with lock:
        return db.execute(sql, (key,)).fetchone()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 20

    def reply(self, status, body=b""):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if status >= 400:
            self.send_header("Connection", "close")  # the body may not have been read
        self.end_headers()
        self.wfile.write(body)

    def read_raw(self):
        """Returns the bytes that were signed, or None where they are too many or too few."""
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            return self.read_chunks()
        length = self.headers.get("Content-Length", "0")
        if not re.fullmatch("[0-9]{1,9}", length) or int(length) > MAX_BYTES:
            return None
        raw = self.rfile.read(int(length))
        return raw if len(raw) == int(length) else None

    def read_chunks(self):
        raw = b""
        while True:
            size = self.rfile.readline(100).split(b";")[0].strip()
            if not re.fullmatch(b"[0-9a-fA-F]{1,7}", size) or len(raw) + int(size, 16) > MAX_BYTES:
                return None
            if int(size, 16) == 0:
                while self.rfile.readline(10_000).strip():
                    pass
                return raw
            chunk = self.rfile.read(int(size, 16))
            if len(chunk) < int(size, 16) or self.rfile.readline(10).strip():
                return None
            raw += chunk

    def do_POST(self):
        if urlparse(self.path).path != "/webhook":
            return self.reply(404)
        raw = self.read_raw()
        if raw is None:
            return self.reply(413)
        if not is_signed(raw, self.headers.get("X-Hub-Signature-256")):
            return self.reply(401)
        try:
            body = json.loads(raw)
        except (ValueError, RecursionError):
            return self.reply(400)
        record(body)
        self.reply(202)

    def do_GET(self):
        url = urlparse(self.path)
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        key = query.get("interactionId")
        if url.path == "/processed":
            found = one("SELECT type FROM messages WHERE id = ?", key)
            is_meant = found is not None and query.get("event") in (None, found[0])
            self.reply(200, json.dumps({"count": int(is_meant)}).encode())
        else:
            self.reply(405 if url.path == "/webhook" else 404)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, *_):
        pass  # a connection that breaks off is nothing to report


Server(("127.0.0.1", int(os.environ.get("PORT", "3000"))), Handler).serve_forever()
