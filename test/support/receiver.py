"""A receiver on Python's standard library that verifies both dialects over the raw bytes. Prints its port, then a line for each request."""
import hashlib, hmac, json, sys
from http.server import BaseHTTPRequestHandler, HTTPServer

SECRET = sys.argv[1]


def verify(headers, body):
    dixa = headers.get("X-DIXA-SIGNATURE")
    if dixa is not None:
        parts = dict(pair.split("=", 1) for pair in dixa.split(","))
        expected = hmac.new(bytes.fromhex(SECRET), parts["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
        return "conversations", hmac.compare_digest(parts["v1"], expected)
    expected = "sha1=" + hmac.new(SECRET.encode(), body, hashlib.sha1).hexdigest()
    return "interactions", hmac.compare_digest(headers.get("X-Hub-Signature", ""), expected)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        dialect, ok = verify(self.headers, body)
        print(json.dumps({"dialect": dialect, "ok": ok, "body": body.decode()}), flush=True)
        answer = json.dumps({"status": {"code": 0 if ok else 401, "message": "OK" if ok else "bad signature"}, "data": {"ids": []}}).encode()
        self.send_response(200 if ok else 401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
