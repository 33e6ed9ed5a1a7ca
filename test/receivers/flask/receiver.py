# snippet: verify
import hashlib
import hmac
# end snippet
import json
import os
# snippet: verify
import re
# end snippet
import sqlite3
import threading

from flask import Flask, Response, request

app = Flask(__name__)
SECRET = os.environ["WEBHOOK_SECRET"].encode()
MAX_BYTES = 10 * 1024 * 1024
db = sqlite3.connect(os.environ.get("STORE", "webhook.sqlite"), timeout=10, check_same_thread=False)
lock = threading.Lock()
with db:
    db.execute(
        "CREATE TABLE IF NOT EXISTS events (interaction_id TEXT, event TEXT, media_type TEXT, subtype TEXT, "
        "PRIMARY KEY (interaction_id, event))"
    )


# snippet: verify
def is_signed(raw, header):
    match = re.fullmatch("sha1=([0-9a-f]{40})", header or "", re.IGNORECASE | re.ASCII)
    good = hmac.new(SECRET, raw, hashlib.sha1).digest()
    return match is not None and hmac.compare_digest(bytes.fromhex(match[1]), good)
# end snippet


# snippet: read
def events_of(body):
    data = body.get("data") if isinstance(body, dict) else None
    entities = data.get("entities") if isinstance(data, dict) else None
    for one in entities if isinstance(entities, list) else []:
        entity = one.get("entity") if isinstance(one, dict) else None
        known = isinstance(entity, dict) and isinstance(entity.get("id"), str)
        if known and one.get("event") in ("STARTED", "FINISHED"):
            yield one["event"], entity
# end snippet


# snippet: once
def record(events):
    """Stores what is new, in one transaction and before the response."""
    with lock, db:
        for event, entity in events:
            row = (entity["id"], event, text(entity.get("mediaType")), text(entity.get("interactionSubtype")))
            inserted = db.execute("INSERT INTO events VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", row).rowcount
            if inserted:
                pass  # act on it here, and only here
# end snippet


def text(value):
    return value if isinstance(value, str) else None


def rows(interaction_id):
    with lock:
        found = db.execute("SELECT event, media_type, subtype FROM events WHERE interaction_id = ?", (interaction_id,))
        return found.fetchall()


# snippet: state
# From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.
def state_of(interaction_id):
    events = [event for event, _, _ in rows(interaction_id)]
    return "FINISHED" if "FINISHED" in events else "STARTED" if events else None
# end snippet


def details_of(interaction_id):
    for _, media_type, subtype in rows(interaction_id):
        return {"mediaType": media_type, "interactionSubtype": subtype}
    return None


# snippet: raw, limit
@app.post("/webhook")
def webhook():
    # The bytes that were signed, before any parsing; before Werkzeug 2.3 MAX_CONTENT_LENGTH holds for forms alone.
    raw = request.stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        return Response(status=413)
    if not is_signed(raw, request.headers.get("X-Hub-Signature")):
        return Response(status=401)
    # end snippet
    # snippet: parse
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        return Response(status=400)
    # end snippet
    record(events_of(body))
    # snippet: response
    return Response(status=200)  # 200 alone is a success: 201, 202 and 204 are redelivered
# end snippet


@app.get("/processed")
def processed():
    events = [event for event, _, _ in rows(request.args.get("interactionId"))]
    return {"count": events.count(request.args.get("event"))}


@app.get("/state")
def state():
    return {"state": state_of(request.args.get("interactionId"))}


@app.get("/details")
def details():
    return {"details": details_of(request.args.get("interactionId"))}


if __name__ == "__main__":
    # snippet: errors
    # Debug mode answers errors with a stack trace and a console; behind Gunicorn it is off unless FLASK_DEBUG is set.
    app.run(port=int(os.environ.get("PORT", "3000")), debug=False)
    # end snippet
